import { describe, expect, it } from 'vitest';
import { mentionsOf, reading } from './reading.ts';

describe('sites', () => {
  it('the many names of one official site meet in one key', () => {
    const read = reading(
      "Norway's tax website crashed. The Norwegian tax site was slow. Norway's Tax & Customs site is back. The site is old.",
    );
    const sites = read.extraction.entities.filter((entity) => entity.kinds[0] === 'SITE');
    expect(sites.map((site) => [site.name, site.key])).toEqual([["Norway's tax website", 'site:iso:NO/revenue']]);
    expect(sites[0]?.mentions.map((mention) => mention.form)).toEqual(['name', 'name', 'name', 'nominal']);
  });

  it('a country runs its site, and the site is not the country', () => {
    const read = reading("Norway's tax website crashed on Monday.");
    const [operation] = read.extraction.operations;
    expect([read.nameOf(operation?.operator), read.nameOf(operation?.site)]).toEqual([
      'Norway',
      "Norway's tax website",
    ]);
    expect(mentionsOf(read, 'Norway')).toEqual(['Norway']);
  });

  it('a new site without a name is not the one spoken of before', () => {
    const read = reading("Norway's tax website crashed. Then a website was launched. The website's authors laughed.");
    expect(mentionsOf(read, "Norway's tax website")).toEqual(["Norway's tax website"]);
  });

  it('a site is named by quote marks or by the words after "called"', () => {
    const { entities } = reading(
      'He made a website called "Come to Brunvoll" and a job-hunting site, "Fyndly," last year.',
    );
    expect(entities).toContain('SITE Come to Brunvoll');
    expect(entities).toContain('SITE Fyndly');
  });

  it('a name between commas behind a site is the same site', () => {
    const read = reading("Norway's tax website, Skattly, was down. Skattly came back at noon.");
    expect(mentionsOf(read, "Norway's tax website")).toEqual(["Norway's tax website", 'Skattly', 'Skattly']);
  });

  it('well-known sites and addresses are known by their domain', () => {
    const { extraction } = reading(
      'She posted it on Twitter and on www.example.org, and the Tarvik Systems Twitter page kept silent.',
    );
    expect(extraction.entities.map((entity) => entity.key)).toContain('domain:twitter.com');
    expect(extraction.entities.map((entity) => entity.key)).toContain('domain:example.org');
  });

  it('a name that is also a word needs a cue', () => {
    expect(reading('Indeed, the winter was mild.').entities).toEqual([]);
    expect(reading('According to the site "Indeed," more people looked for work.').entities).toEqual(['SITE Indeed']);
  });

  it('a building site is no place on the web', () => {
    expect(reading('The construction site in Oslo was closed.').entities).toEqual(['PLACE Oslo']);
  });

  it('a name that is called a website is a site wherever it stands', () => {
    const { entities } = reading(
      'Tarvik Mtandaoni was slow. Tarvik Mtandaoni, the website of the tax office, crashed.',
    );
    expect(entities).toEqual(['SITE Tarvik Mtandaoni']);
  });
});
