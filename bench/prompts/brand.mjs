// The brand's page around every measured prompt: a heading, six paragraphs, a menu and a link to one's answer.
// The prompts are not here.

const paragraph =
  "<p>Acme Shoes makes shoes for walking, running and standing still. Order online and collect in any of our stores, or have them sent to you within two days. Returns are free for a month.</p>";

/** A whole page: `head` at the end of its head, `first` and `last` at the beginning and the end of its body. */
export const page = ({ head = "", first = "", last = "" }) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Acme Shoes</title><link rel="icon" href="data:,">
<style>body{font:16px/1.5 sans-serif;margin:0;color:#222;background:#fff}main,header,footer{max-width:900px;margin:0 auto;padding:16px}nav a{margin-right:16px}</style>
${head}</head><body>${first}<header><nav aria-label="Main"><a href="#a">Shop</a><a href="#b">Stores</a><a href="#c">Account</a></nav></header>
<main><h1>Acme Shoes</h1>${paragraph.repeat(6)}<button id="opener" type="button">Terms and privacy settings</button></main><footer>Acme</footer>
${last}</body></html>
`;
