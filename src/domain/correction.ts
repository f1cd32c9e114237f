/**
 * An article as people corrected it. What is printed stays as it is; a corrected outlet or byline stands beside it as mentions of their own, in places
 * that name the judgement, so that revoking the judgement leaves exactly what was read.
 */
import type { ArticleBody } from './article.ts';
import { KNOWN_OUTLETS } from './data/outlets.ts';
import type { EntityMention, Extraction, LocalEntity } from './extraction.ts';
import type { JudgementId, MentionPlace } from './ids.ts';
import { foldName } from './names.ts';

/** What one judgement corrected. */
export interface CorrectedMetadata {
  readonly judgement: JudgementId;
  readonly outlet?: string;
  readonly byline?: readonly string[];
}

/** Whether a place is that of an article's outlet: "outlet", or "outlet.jud_..." where it was corrected. */
export function isOutletPlace(place: MentionPlace): boolean {
  return place === 'outlet' || place.startsWith('outlet.');
}

/** Whether a place is that of an author: "byline.0", or "byline.jud_....0" where the byline was corrected. */
export function isBylinePlace(place: MentionPlace): boolean {
  return place.startsWith('byline.');
}

/** The entities that a correction names, each with the place it is mentioned at. */
export function correctedEntities({ judgement, outlet, byline = [] }: CorrectedMetadata): readonly LocalEntity[] {
  const mention = (place: MentionPlace): EntityMention => ({
    place,
    form: 'metadata',
    sentence: -1,
    score: 1000,
    rule: 'corrected',
  });
  const authors = byline.map(
    (name, index): LocalEntity => ({
      kinds: ['PERSON'],
      name,
      aliases: [],
      roles: [],
      mentions: [mention(`byline.${judgement}.${index}`)],
    }),
  );
  if (outlet === undefined) return authors;
  const known = knownOutlet(outlet);
  const domain = known?.domains[0];
  return [
    {
      kinds: ['OUTLET'],
      name: known?.name ?? outlet,
      aliases: known && known.name !== outlet ? [outlet] : [],
      ...(domain === undefined ? {} : { key: `domain:${domain}` }),
      roles: [],
      mentions: [mention(`outlet.${judgement}`)],
    },
    ...authors,
  ];
}

/** Body and extraction with the latest correction of each in place of what was read; the rest stays where it was. */
export function corrected(
  corrections: readonly CorrectedMetadata[],
  body: ArticleBody,
  extraction: Extraction | undefined,
): { readonly body: ArticleBody; readonly extraction: Extraction | undefined } {
  const outlet = corrections.findLast((correction) => correction.outlet !== undefined);
  const byline = corrections.findLast((correction) => correction.byline);
  if (!outlet && !byline) return { body, extraction };
  const said: CorrectedMetadata[] = [];
  if (outlet?.outlet !== undefined) said.push({ judgement: outlet.judgement, outlet: outlet.outlet });
  if (byline?.byline) said.push({ judgement: byline.judgement, byline: byline.byline });
  const stays = ({ place }: EntityMention) => !(outlet && isOutletPlace(place)) && !(byline && isBylinePlace(place));
  return {
    body: {
      ...body,
      ...(outlet?.outlet === undefined ? {} : { outlet: outlet.outlet }),
      ...(byline?.byline ? { byline: byline.byline } : {}),
    },
    extraction: extraction && {
      ...extraction,
      // In place, since everything else points at entities by their index.
      entities: [
        ...extraction.entities.map((entity) =>
          entity.mentions.every(stays) ? entity : { ...entity, mentions: entity.mentions.filter(stays) },
        ),
        ...said.flatMap(correctedEntities),
      ],
    },
  };
}

function knownOutlet(printed: string) {
  const name = foldName(printed);
  const domain = printed
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');
  return KNOWN_OUTLETS.find(
    (outlet) =>
      outlet.domains.includes(domain) || [outlet.name, ...outlet.aliases].some((other) => foldName(other) === name),
  );
}
