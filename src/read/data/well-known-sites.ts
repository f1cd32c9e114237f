/**
 * Places on the web that news names without explaining them. Source: written for this project from general knowledge.
 * `common` marks names that are also ordinary words or other things: they count only beside a word like "site" or "app",
 * or after a preposition and with their capital.
 */

export interface WellKnownSite {
  readonly name: string;
  readonly domain: string;
  readonly aliases?: readonly string[];
  readonly common?: boolean;
}

export const WELL_KNOWN_SITES: readonly WellKnownSite[] = [
  { name: 'Twitter', domain: 'twitter.com' },
  { name: 'Facebook', domain: 'facebook.com', aliases: ['Facebook Messenger', 'Facebook Live'] },
  { name: 'YouTube', domain: 'youtube.com', aliases: ['Youtube'] },
  { name: 'Instagram', domain: 'instagram.com' },
  { name: 'TikTok', domain: 'tiktok.com' },
  { name: 'WhatsApp', domain: 'whatsapp.com', aliases: ['Whatsapp'] },
  { name: 'Snapchat', domain: 'snapchat.com' },
  { name: 'Telegram', domain: 'telegram.org', common: true },
  { name: 'Reddit', domain: 'reddit.com' },
  { name: 'Wikipedia', domain: 'wikipedia.org' },
  { name: 'LinkedIn', domain: 'linkedin.com' },
  { name: 'Pinterest', domain: 'pinterest.com' },
  { name: 'Tumblr', domain: 'tumblr.com' },
  { name: 'Mastodon', domain: 'joinmastodon.org', common: true },
  { name: 'Bluesky', domain: 'bsky.app' },
  { name: 'Truth Social', domain: 'truthsocial.com' },
  { name: 'Weibo', domain: 'weibo.com', aliases: ['Sina Weibo'] },
  { name: 'WeChat', domain: 'wechat.com' },
  { name: 'VKontakte', domain: 'vk.com' },
  { name: 'Twitch', domain: 'twitch.tv', common: true },
  { name: 'Discord', domain: 'discord.com', common: true },
  { name: '4chan', domain: '4chan.org', aliases: ['4Chan'] },
  { name: 'Medium', domain: 'medium.com', common: true },
  { name: 'Substack', domain: 'substack.com' },
  { name: 'Flickr', domain: 'flickr.com' },
  { name: 'Vimeo', domain: 'vimeo.com' },
  { name: 'MySpace', domain: 'myspace.com' },
  { name: 'WikiLeaks', domain: 'wikileaks.org', aliases: ['Wikileaks'] },
  { name: 'GoFundMe', domain: 'gofundme.com' },
  { name: 'Kickstarter', domain: 'kickstarter.com' },
  { name: 'Change.org', domain: 'change.org' },
  { name: 'Craigslist', domain: 'craigslist.org' },
  { name: 'eBay', domain: 'ebay.com' },
  { name: 'Airbnb', domain: 'airbnb.com' },
  { name: 'TripAdvisor', domain: 'tripadvisor.com' },
  { name: 'Indeed', domain: 'indeed.com', common: true },
  { name: 'Monster', domain: 'monster.com', common: true },
  { name: 'Glassdoor', domain: 'glassdoor.com' },
  { name: 'GitHub', domain: 'github.com', aliases: ['Github'] },
  { name: 'Spotify', domain: 'spotify.com' },
  { name: 'Netflix', domain: 'netflix.com' },
  { name: 'SoundCloud', domain: 'soundcloud.com' },
  { name: 'Tinder', domain: 'tinder.com', common: true },
];

/** Verbs that name the place they happen on: "tweeted" was said on Twitter. */
export const SITE_VERBS: ReadonlyMap<string, string> = new Map([
  ['tweet', 'domain:twitter.com'],
  ['retweet', 'domain:twitter.com'],
]);

/** Nouns for a place on the web. */
export const SITE_NOUNS: ReadonlySet<string> = new Set([
  'website',
  'site',
  'portal',
  'webpage',
  'homepage',
  'web site',
  'blog',
]);

/** Nouns that, before or after a quoted or capitalised name, say that it is a place on the web. */
export const SITE_CUES: ReadonlySet<string> = new Set([...SITE_NOUNS, 'app', 'platform', 'network', 'forum', 'page']);

/** Words before "site" that make it a place on the ground. */
export const GROUND_SITES: ReadonlySet<string> = new Set(
  `construction,building,crash,burial,landfill,nuclear,test,launch,impact,disaster,attack,accident,heritage,camp,polling,work,landing,blast,bomb,bombing,explosion,archaeological,dig,religious,holy,
historic,historical,mass,grave,waste,enrichment,missile,military,industrial,drilling,mining,factory,production,memorial,tourist,reactor,excavation,settlement,nesting,breeding,festival,protest,vaccination,testing,
manufacturing,assembly,storage,dump,black,wreckage,plant,oil,gas`.split(/[,\n]+/),
);
