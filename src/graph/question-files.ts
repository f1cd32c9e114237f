/** The questions' texts: one file a question and engine in schema/questions/, read once and kept. */
import { readFileSync } from 'node:fs';
import { projectFile } from '../project-files.ts';

/** Every question, named as its file, of which there is one in each language. */
export const QUESTION_NAMES = [
  'nodes',
  'list',
  'list-descending',
  'count',
  'edges-out',
  'edges-in',
  'count-edges-out',
  'count-edges-in',
  'claims-out',
  'claims-in',
  'count-claims-out',
  'count-claims-in',
  'supports',
  'co-mentions',
  'story-entities',
  'story-outlets',
  'story-news-events',
  'story-shared-quotes',
  'related-stories',
  'neighbours',
] as const;
export type QuestionName = (typeof QUESTION_NAMES)[number];

/** Only in SQL: `list` and `count` by words go through a word table of their own, see sqlite-questions.ts; the past stands in SQLite alone. */
export const SQL_QUESTION_NAMES = [
  'search',
  'search-descending',
  'search-count',
  'search-width',
  'former-edges',
] as const;
export type SqlQuestionName = (typeof SQL_QUESTION_NAMES)[number];

const texts = new Map<string, string>();

/**
 * The text of one question in one engine's language, e.g. `questionText('nodes', 'sql')`.
 * @throws {Error} when the installation lacks the file
 */
export function questionText(name: QuestionName, language: 'sql' | 'cypher'): string;
export function questionText(name: QuestionName | SqlQuestionName, language: 'sql'): string;
export function questionText(name: string, language: 'sql' | 'cypher'): string {
  const file = `schema/questions/${name}.${language}`;
  let text = texts.get(file);
  if (text === undefined) {
    text = readFileSync(projectFile(file), 'utf8').trim();
    texts.set(file, text);
  }
  return text;
}
