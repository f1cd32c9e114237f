/**
 * What a person asks to be judged, before it is decided whether it can be: plain data, as a command line or a request gives it. Things are
 * named by founded id, articles by id or URL, mentions by mention id ("ver_...#entity:120-132").
 */
import type { PublishedFact } from './domain-event.ts';
import type { EntityKind } from './extraction.ts';

export type JudgementOrder =
  /** The two are one. */
  | { readonly kind: 'merge'; readonly ids: readonly [string, string] }
  /** The two are not one, and are never proposed or linked as one again. */
  | { readonly kind: 'different'; readonly ids: readonly [string, string] }
  /** These mentions (an article stands for all of its mentions of `from`) stand for a new thing. */
  | { readonly kind: 'split'; readonly from: string; readonly mentions: readonly string[] }
  /** These mentions of one article stand for `to`; an article stands for all of its mentions of `from`. */
  | { readonly kind: 'link'; readonly mentions: readonly string[]; readonly to: string; readonly from?: string }
  /** These mentions of one article do not stand for `from`. */
  | { readonly kind: 'unlink'; readonly mentions: readonly string[]; readonly from: string }
  /** The article belongs to another story. */
  | { readonly kind: 'move'; readonly article: string; readonly to: string }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'retype'; readonly id: string; readonly kinds: readonly EntityKind[] }
  /** Who said a quote: in all articles, or where `mention` stands; null for nobody known. */
  | {
      readonly kind: 'speaker';
      readonly quote: string;
      readonly speaker: string | null;
      readonly mention?: string;
    }
  | {
      readonly kind: 'correct';
      readonly article: string;
      readonly outlet?: string;
      readonly byline?: readonly string[];
      readonly published?: PublishedFact;
    }
  | { readonly kind: 'retract' | 'reinstate' | 'withdraw'; readonly article: string }
  | { readonly kind: 'revoke'; readonly judgement: string };
