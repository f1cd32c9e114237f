/**
 * How sure an -ing form is that hangs on another verb or noun ("will begin issuing", "favoured changing", "the idea of closing"), and a participle
 * that goes on behind a comma ("will lose 300 jobs, followed by Oslo"). The lists were written for this project.
 */
import type { Modality } from '../domain/extraction.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import type { Setting } from './modality-setting.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';

/** Verbs that are as sure as what they open or close. */
const ASPECT = /^(?:begin|start|continue|keep|resume|finish|go|try|stop|cease|quit|end|delay|postpone)$/;
/** Verbs whose -ing form is weighed and not done. */
const WEIGHS =
  /^(?:favour|favor|support|back|advocate|oppose|discuss|mull|contemplate|debate|weigh|imagine|envisage|envision|resist|propose|recommend|suggest|risk|fear|entail|involve)$/;
/** Nouns of what is only thought of. */
const THOUGHT =
  /^(?:idea|ideas|prospect|prospects|threat|threats|risk|risks|danger|dangers|option|options|possibility|notion|thought|question|capable|incapable|dreams?|likelihood)$/;
/** Nouns of what is aimed at. */
const AIM = /^(?:purpose|task|mission|aim)$/;
/** Longest way from a main verb to a participle that goes on with it, in tokens. */
const REACH = 25;

/** Modality of a verb without tense of its own that hangs on what stands before it; undefined where that says nothing. */
export function ofHanging(setting: Setting, sureAs: (group: VerbGroup) => Modality | undefined): Modality | undefined {
  const { document, group, groups, sentence } = setting;
  const { tokens } = document;
  if (group === undefined || group.infinitive || group.auxiliaries.length > 0 || group.first <= sentence.first)
    return undefined;
  const gerund = tokens[group.main]!.tags.has('Gerund');
  const before = tokens[group.first - 1]!;
  const lead = groups.findLast((other) => other.last <= group.first);
  if (gerund && lead !== undefined && lead.last === group.first && before.post === ' ') {
    if (ASPECT.test(lead.verb)) return onlyAhead(sureAs(lead));
    if (WEIGHS.test(lead.verb)) return lead.negative ? 'negated' : 'hypothetical';
  }
  if (gerund && /^(?:of|about)$/.test(before.lower)) {
    const word = tokens[group.first - 2]?.lower ?? '';
    if (before.lower === 'of' && THOUGHT.test(word)) return 'hypothetical';
    if (before.lower === 'of' && AIM.test(word)) return 'planned';
    if (lead !== undefined && lead.last === group.first - 1 && /^(?:think|talk|dream|speak)$/.test(lead.verb))
      return 'hypothetical';
  }
  const goesOn = gerund
    ? !SAYING_VERBS.has(group.verb)
    : tokens[group.last]?.lower === 'by' && FOLLOWS.test(group.verb);
  if (!goesOn || !/^,\s$/.test(before.post)) return undefined;
  const main = groups.findLast((other) => other.last <= group.first && hasTense(tokens, other) && !other.reduced);
  if (main === undefined || group.first - main.last > REACH) return undefined;
  // who could look on for hours, watching, did so
  const self = main.subject !== undefined && /^(?:i|we|you)$/.test(tokens[main.subject.first]!.lower);
  if (self && main.auxiliaries.some((word) => /^(?:can|could)$/.test(word))) return undefined;
  return tellsOfMain(setting, main, group) ? onlyAhead(sureAs(main)) : undefined;
}

/** Participles that hang a second one of the same kind on a clause. */
const FOLLOWS = /^(?:follow|accompany|join|precede|succeed)$/;

function onlyAhead(modality: Modality | undefined): Modality | undefined {
  return modality === 'planned' || modality === 'hypothetical' || modality === 'guessed' ? modality : undefined;
}

/** No relative or joined clause stands between the main verb and what goes on with it. */
function tellsOfMain({ document: { tokens }, groups }: Setting, main: VerbGroup, group: VerbGroup): boolean {
  const relative = tokens[main.first - 1]?.lower ?? '';
  if (/^(?:who|which|that|whose)$/.test(relative)) return false;
  return !groups.some((other) => other !== main && other.reduced && other.main > main.main && other.main < group.first);
}
