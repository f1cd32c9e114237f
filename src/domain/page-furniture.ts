/**
 * Lines of a page that are not the article: labels of players and buttons, invitations, consent, credits.
 * Every rule is a pattern of how pages are built; none knows a name, a place or a story.
 * Sources: the kinds of lines named in trafilatura's and Readability's issue threads, and what was left over on the
 * development pages of the scrapinghub article extraction benchmark (November 2026).
 */

/** Labels that stand alone on a line, folded: lower case, without closing marks. */
const LABELS = new Set(
  `read more|read full story|read full article|continue reading|show more|see more|load more|view more|more|more videos|more stories|more news|hide caption|show caption
caption|just watched|replay|must watch|watch now|watch live|live tv|play|play video|pause|mute|unmute|fullscreen|video|videos|photos|photo|gallery|images|advertisement|advertisment
advertising|ad|ads|story continues below advertisement|article continues below advertisement|article continues after advertisement|story continues below|continue reading below
sponsored|sponsored content|paid content|promoted|promoted stories|recommended|recommended for you|recommended stories|related|related articles|related article|related stories
related content|related topics|related coverage|related video|related videos|more from|more on this story|more on this topic|more like this|you may also like|you might also like
most read|most popular|most viewed|most watched|trending|trending now|top stories|latest news|latest stories|popular now|editor's picks|editors' picks|what to read next|read next
up next|next article|previous article|next|previous|back|back to top|top|share|share this|share this article|share this story|share this page|share on facebook|share on twitter
share on x|share on linkedin|share on whatsapp|share via email|share with email|tweet|tweet this|pin it|email|e-mail|print|save|save for later|bookmark|follow|following|like|reply|copy link|link copied
copy|facebook|twitter|x|linkedin|whatsapp|reddit|telegram|pinterest|instagram|youtube|flipboard|messenger|comments|comment|view comments|show comments|leave a comment|post a comment
add a comment|join the conversation|sign in|sign up|sign out|log in|login|log out|register|subscribe|subscribe now|become a member|donate|my account|account|menu|main menu|navigation
search|close|open|home|homepage|skip to content|skip to main content|skip to navigation|skip navigation|jump to content|loading|loading...|please wait|listen|listen to this article
listen to article|gift article|gift this article|give this article|text size|font size|image|media|slideshow|transcript|notifications|newsletter|newsletters|cookie policy
cookie settings|privacy policy|privacy settings|terms of use|terms of service|terms and conditions|contact us|about us|help|faq|feedback|accept|accept all|reject all|i agree|got it|no thanks
manage preferences|manage cookies|do not sell my personal information|report an error|report a typo|corrections|suggest a correction|view gallery|view all|see all|all topics|topics|tags|filed under|latest|popular|highlights|post comment|order reprints|print article|reprints|about the author|more articles`.split(
    /[|\n]/,
  ),
);

/** Beginnings of lines that invite, ask for consent or money, or belong to the page's machinery. */
const INVITATIONS: readonly RegExp[] = [
  /^(?:chat|connect|stay in touch|keep up) with us\b/i,
  /^(?:follow|like|find|join|contact|email|message|tell|write to|reach) (?:us|me)\b.{0,120}$/i,
  /^follow .{1,60} on (?:facebook|twitter|x|instagram|linkedin|threads|bluesky|mastodon|whatsapp|telegram|tiktok|youtube)\b/i,
  /^(?:sign up|signup|subscribe|register|log in|sign in)\b.{0,160}\b(?:newsletters?|alerts?|e-?mails?|updates?|inbox|access|account|podcast|unlimited|today|here|reading|briefing|free|now)\b/i,
  /^(?:get|receive|enjoy|download|install)\b.{0,120}\b(?:newsletters?|inbox|app|apps|alerts|e-?mail|subscription|unlimited access|digital access|push notifications)\b/i,
  /^join (?:our|the|us)\b.{1,80}\b(?:forums?|community|conversation|discussion|newsletter|channel|group|mailing list)\b/i,
  /^(?:e-?mail|write to|contact|follow|reach)\b.{1,80}(?:\S@\S|\s@\w)/i,
  /^(?:read|see|find|get) more (?:on|from|about|at|in)\b[^.!?]{1,80}$/i,
  /^(?:click|tap|swipe|scroll) (?:here|to|on|the|through|down)\b/i,
  /^(?:enter|confirm) your e-?mail\b/i,
  /^(?:by (?:signing up|subscribing|clicking|registering|continuing|using this)|when you (?:subscribe|sign up))\b/i,
  /^(?:already (?:a|an|have|registered)|not a) ?(?:subscriber|member|registered|an account|account)\b/i,
  /^(?:you (?:have|'ve|\u2019ve) (?:read|reached|used|viewed|got|\d+)\b.{0,40}\b(?:free )?(?:articles?|stories|limit))/i,
  /^(?:to (?:continue|keep) reading|this (?:article|content|story) is (?:for|only|available (?:only )?to|exclusive to|reserved))\b.{0,140}$/i,
  /^(?:unlock|start your|try) .{0,60}\b(?:subscription|free trial|for \W?\d)/i,
  /^(?:support (?:our|quality|independent|local|us)|help us|make a (?:donation|contribution)|become a (?:member|subscriber|supporter)|please consider (?:supporting|subscribing))\b.{0,160}$/i,
  /\b(?:we|this (?:web ?)?site|our partners) (?:and our partners )?uses? (?:of )?cookies\b/i,
  /^(?:accept|reject|manage|allow) (?:all )?cookies\b/i,
  /^(?:all rights reserved|\u00a9|\(c\) ?\d{4}|copyright (?:\u00a9|\(c\)|\d{4}))/i,
  /\ball rights reserved\.?$/i,
  /^placeholder while .{0,60} loads?\.?$/i,
  /^(?:this video (?:can|could) ?not be played|your browser does not support|please enable javascript|javascript is (?:required|disabled)|an error occurred|something went wrong)\b/i,
  /^(?:we'd|we would) (?:love|like) to hear from you\b/i,
  /^do you have a (?:story|tip|question|confidential)\b/i,
  /^(?:got|have|send) (?:a|us|your) (?:tip|story|news tip|tips|stories|comments|feedback|questions)\b/i,
  /\bour standards: /i,
  /^(?:this (?:story|article|report|post) (?:was )?(?:originally )?(?:appeared|published|syndicated) (?:first )?(?:on|in|at|by|from))\b/i,
  /\bcontributed to th(?:is|e) (?:report|story|article)s?\.?$/i,
  /^\d{1,3} ?(?:comments?|shares?|likes?|views?|replies|retweets?|photos?|videos?|images?)$/i,
  /^(?:estimated )?(?:reading time|read time)\b|^\d{1,2}[ -]?min(?:ute)?s?(?: read)?$/i,
];

/** A label, a colon and what it labels: "Photos: ...", "Watch: ...", "Read more: ...". */
const LABELLED =
  /^(?:watch|video|videos|listen|podcast|photos?|pictures?|in pictures|gallery|slideshow|images?|graphic|interactive|map|media|read|read more|read also|also read|more|related|related stor(?:y|ies)|related articles?|see also|see more|don['\u2019]t miss|must read|must watch|up next|recommended|trending|tags?|topics?|filed under|categor(?:y|ies)|keywords?|share|follow|opinion|credits?|photo credits?|image credits?|photo by|image source|file photo)\s*[:|]\s*\S/i;
const CREDIT =
  /^\(?(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic|footage|screengrab|screenshot|credit|source|courtesy)(?: (?:credit|courtesy|source|by|via|from|of|copyright|caption))?[:/ ]\s*[^.!?]{2,90}\)?$/i;
/** A caption told by the credit it ends with: "The harbour at dawn (Image: Ann Lee)", "... (AP Photo/Ann Lee)". */
const CREDITED =
  /\((?:(?:image|photo|picture|video|graphic|illustration|file photo)s?(?: credit| by| courtesy| from)?\s*[:/]|(?:[A-Z]{2,9} )?(?:photo|file)\/)[^()]{0,120}\)$/i;
/** Shouted links between paragraphs: "READ MORE ON ...", "DON'T MISS ...". */
const SHOUTED =
  /^(?:READ MORE|READ ALSO|ALSO READ|DON['\u2019]T MISS|RELATED|WATCH|SEE ALSO|CLICK HERE|GET .{1,60}HERE)\b/;
const AGO =
  /^(?:(?:published|updated|posted|last updated):? )?(?:\d+|an?) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b.{0,40}$/i;
const IMAGE_NOTE = /^(?:image|media|video) (?:caption|copyright|source)\b/i;
const COUNTER = /^(?:\(?\d{1,4} ?(?:of|\/|out of) ?\d{1,4}\)?|\d{1,2}:\d{2}(?::\d{2})?|[\d,.]+k?|[\W_]+)$/i;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$|^(?:[#@][\w-]+[\s,]*)+$/;
const PICTURE_AGENCY =
  /^[^.!?]{2,80}\/(?:getty|afp|reuters|ap|epa|shutterstock|alamy|rex|bloomberg|istock|zuma|anadolu|xinhua)\b[^.!?]{0,40}$/i;

/** True when a line (decoded, blanks single, trimmed) belongs to the page and not to the article. */
export function isFurniture(line: string): boolean {
  if (line === '') return true;
  const label = line.toLowerCase().replace(/[\s.:\u2026\u203a\u00bb>+\u25b6\u25ba\u25bc-]+$/, '');
  if (LABELS.has(label) || COUNTER.test(line) || ADDRESS.test(line)) return true;
  if (line.length <= 200 && LABELLED.test(line)) return true;
  if (
    line.length <= 140 &&
    (CREDIT.test(line) || IMAGE_NOTE.test(line) || PICTURE_AGENCY.test(line) || AGO.test(line) || SHOUTED.test(line))
  )
    return true;
  if (line.length <= 400 && CREDITED.test(line)) return true;
  if (line.length <= 400 && INVITATIONS.some((pattern) => pattern.test(line))) return true;
  return isFileNameRun(line);
}

/** True for a heading of a summary in bullets, whose bullets say again what the article says. */
export function isSummaryHeading(line: string): boolean {
  return /^(?:story highlights?|highlights|key points?|key takeaways?|takeaways|key facts|at a glance|in brief|in short|the gist|quick read|summary|top ?lines?)\s*:?$/i.test(
    line,
  );
}

/** True for a heading after which a page shows other articles and nothing of this one. */
export function isTailHeading(line: string): boolean {
  return /^(?:more (?:from|on|in|about) [^.!?]{1,40}|related (?:articles|stories|content|topics|coverage)|you (?:may|might) also (?:like|be interested in)|recommended(?: for you| stories)?|most (?:read|popular|viewed|watched)|trending(?: now)?|top stories|latest (?:news|stories)|read next|what to read next|popular now|editors?['\u2019]s? picks|(?:view|show|read)? ?(?:all )?comments(?: \(\d+\))?|sponsored content|promoted stories)\s*:?$/i.test(
    line,
  );
}

/** Undoes the duration players glue to a title: "How the vote went 04:16". */
export function withoutDuration(line: string): string {
  return line.replace(/\s*\(?\b\d{1,2}:\d{2}(?::\d{2})?\)?$/, '');
}

/**
 * Names of picture files in a row: "12 polling day 04 polling day 0413 polling day". A fifth or more of the words hold
 * digits, words come back again and again, and no sentence ends.
 */
function isFileNameRun(line: string): boolean {
  if (/\.(?:jpe?g|png|gif|webp|mp4)\b/i.test(line) && !/[.!?]\s+\p{Lu}/u.test(line) && line.length < 400) return true;
  if (line.length < 80 || /[.!?]["'\u201d\u2019)]?(?:\s|$)/.test(line)) return false;
  const words = line.toLowerCase().split(/\s+/);
  const digits = words.filter((word) => /\d/.test(word)).length;
  const plain = words.filter((word) => !/\d/.test(word));
  return words.length >= 10 && digits / words.length >= 0.2 && new Set(plain).size <= plain.length / 2;
}
