// node lighthouse.mjs CHROMIUM FOLDER PAGE…
// Lighthouse on pages of a built site, as a phone and as a desktop; prints a table of its four scores, the largest
// contentful paint, layout shift and blocking time. Not part of the tests: it weighs 180 MB and takes about 10 s a run.
// Once: cd tests/lighthouse && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { serve } from '../judges/site.mjs';

const [chromePath, folder, ...pages] = process.argv.slice(2);
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const site = await serve(folder);
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox'] });
console.log(`| page | device | ${CATEGORIES.join(' | ')} | LCP | CLS | TBT |`);
console.log(`|---|---|${'--:|'.repeat(CATEGORIES.length + 3)}`);
try {
  for (const page of pages) {
    for (const [device, config] of [['mobile', undefined], ['desktop', desktopConfig]]) {
      const options = { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES };
      const { lhr } = await lighthouse(`${site.origin}/${page}`, options, config);
      const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
      const times = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time'];
      const shown = times.map((name) => lhr.audits[name].displayValue);
      console.log(`| /${page} | ${device} | ${[...scores, ...shown].join(' | ')} |`);
      const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary');
      for (const audit of failed) console.error(`${page} ${device}: ${audit.id}: ${audit.title}`);
    }
  }
} finally {
  await chrome.kill();
  site.close();
}
