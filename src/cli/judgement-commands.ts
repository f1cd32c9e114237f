/** The commands by which people correct the graph: how each is called, and the order it makes of its words. */
import { settingsOf } from '../acquire/acquire-options.ts';
import { type DateRules, dateField } from '../acquire/published.ts';
import type { PublishedFact } from '../domain/domain-event.ts';
import type { EntityKind } from '../domain/extraction.ts';
import type { JudgementOrder } from '../domain/judgement-order.ts';

export interface JudgementCommand {
  /** As commander takes it: "merge <a> <b>". */
  readonly usage: string;
  readonly about: string;
  readonly options?: readonly (readonly [flags: string, about: string])[];
  /** `words` are the arguments in order, `flags` the options. @throws {RangeError} for what is no order */
  order(words: readonly (string | readonly string[])[], flags: Flags, rules: DateRules): JudgementOrder;
}

type Flags = Readonly<Record<string, unknown>>;

const one = (word: string | readonly string[] | undefined): string => (typeof word === 'string' ? word : '');
const many = (word: string | readonly string[] | undefined): readonly string[] =>
  word === undefined || typeof word === 'string' ? [] : word;
const flag = (flags: Flags, name: string) => (typeof flags[name] === 'string' ? flags[name] : undefined);

export const JUDGEMENT_COMMANDS: readonly JudgementCommand[] = [
  {
    usage: 'merge <a> <b>',
    about: 'Two entities, news events, stories or quotes are one',
    order: ([a, b]) => ({ kind: 'merge', ids: [one(a), one(b)] }),
  },
  {
    usage: 'different <a> <b>',
    about: 'Two are not one, and are never proposed or linked as one again',
    order: ([a, b]) => ({ kind: 'different', ids: [one(a), one(b)] }),
  },
  {
    usage: 'split <thing> <mention...>',
    about: 'These mentions stand for a new thing; an article (URL or art_...) stands for all its mentions of the thing',
    order: ([from, mentions]) => ({ kind: 'split', from: one(from), mentions: many(mentions) }),
  },
  {
    usage: 'attach <thing> <mention...>',
    about: 'These mentions of one article stand for the thing, whatever a rule decided',
    options: [['--from <thing>', 'what they stand for now; then an article (URL or art_...) stands for all of them']],
    order([to, mentions], flags) {
      const from = flag(flags, 'from');
      return { kind: 'link', to: one(to), mentions: many(mentions), ...(from === undefined ? {} : { from }) };
    },
  },
  {
    usage: 'detach <thing> <mention...>',
    about: 'These mentions of one article do not stand for the thing; an article stands for all its mentions of it',
    order: ([from, mentions]) => ({ kind: 'unlink', from: one(from), mentions: many(mentions) }),
  },
  {
    usage: 'move <article> <story>',
    about: 'An article (URL or art_...) belongs to another story',
    order: ([article, to]) => ({ kind: 'move', article: one(article), to: one(to) }),
  },
  {
    usage: 'rename <thing> <name>',
    about: 'A thing is called so, whatever articles call it',
    order: ([id, name]) => ({ kind: 'rename', id: one(id), name: one(name) }),
  },
  {
    usage: 'retype <entity> <kind...>',
    about: 'An entity is of these kinds: PERSON, OUTLET, SITE, COUNTRY, ORGANISATION, PLACE',
    order: ([id, kinds]) => ({
      kind: 'retype',
      id: one(id),
      kinds: many(kinds).map((kind) => kind.toUpperCase() as EntityKind),
    }),
  },
  {
    usage: 'speaker <quote> <entity>',
    about: 'A quote was said by this entity ("nobody": by nobody known), whatever its articles were read to say',
    options: [['--mention <mention>', 'only where this mention of it stands']],
    order([quote, speaker], flags) {
      const mention = flag(flags, 'mention');
      return {
        kind: 'speaker',
        quote: one(quote),
        speaker: one(speaker) === 'nobody' ? null : one(speaker),
        ...(mention === undefined ? {} : { mention }),
      };
    },
  },
  {
    usage: 'correct <article>',
    about: 'Outlet, byline or date of an article (URL or art_...) are others than it was read to say',
    options: [
      ['--outlet <name>', 'who published it'],
      ['--byline <names>', 'who wrote it, names separated by ";"'],
      ['--published <date>', 'when it was first published: 2016-11-09T05:34:00Z, 2016-11-09 or 2016-11'],
    ],
    order([article], flags, rules) {
      const [outlet, byline, published] = ['outlet', 'byline', 'published'].map((name) => flag(flags, name));
      return {
        kind: 'correct',
        article: one(article),
        ...(outlet === undefined ? {} : { outlet }),
        ...(byline === undefined
          ? {}
          : {
              byline: byline
                .split(';')
                .map((name) => name.trim())
                .filter(Boolean),
            }),
        ...(published === undefined ? {} : { published: publishedOf(published, rules) }),
      };
    },
  },
  {
    usage: 'retract <article>',
    about: 'Take back what an article says; it stays in the graph, marked as retracted (URL or art_... id)',
    order: ([article]) => ({ kind: 'retract', article: one(article) }),
  },
  {
    usage: 'reinstate <article>',
    about: 'Undo a retraction (URL or art_... id)',
    order: ([article]) => ({ kind: 'reinstate', article: one(article) }),
  },
  {
    usage: 'withdraw <article>',
    about: 'Take an article down for good: no word of it is left anywhere (URL or art_... id)',
    order: ([article]) => ({ kind: 'withdraw', article: one(article) }),
  },
  {
    usage: 'revoke <judgement>',
    about: 'Undo a judgement; what rested on it is decided again',
    order: ([judgement]) => ({ kind: 'revoke', judgement: one(judgement) }),
  },
];

/** A date that people give for an article. @throws {RangeError} when it is none */
export function publishedOf(text: string, rules: DateRules): PublishedFact {
  const read = dateField(text, 'published', rules);
  if (!read || 'reason' in read)
    throw new RangeError(
      read ? `${read.reason}. ${read.remedy}` : 'Cannot read published: it is empty, expected a date',
    );
  return { value: read.value, status: 'first', method: 'given' };
}

/** How dates of corrections are read. */
export function dateRules(now: Date, timezone: string): DateRules {
  return settingsOf({ now, timezone }).dates;
}
