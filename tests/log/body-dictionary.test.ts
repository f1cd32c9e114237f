import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/domain/hash.ts';
import { packBody, packText, unpackText } from '../../src/log/codec.ts';
import { projectFile } from '../../src/project-files.ts';

it('the dictionary of bodies is the one that stored bodies were packed with', () => {
  expect(sha256(readFileSync(projectFile('schema/body-dictionary.txt')))).toBe(
    'ed248c5a0071c65ac8c624cd920a9be025e9dd587ff6e2d0bac41ca009130577',
  );
});

it('bodies unpack to what they were, and commits packed without a dictionary do too', () => {
  const json = JSON.stringify({ kind: 'article', text: 'Caf\u00e9 closes on Monday, officials said.' });
  expect(unpackText(packBody(json))).toBe(json);
  expect(unpackText(packText(json))).toBe(json);
  expect(packBody(json).bytes.length).toBeLessThan(packText(json).bytes.length);
});
