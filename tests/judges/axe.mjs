// node axe.mjs CHROMIUM FOLDER PAGE=VIEW,VIEW…
// Opens each page, looks at it light and dark, 320 and 1280 px wide, with axe in the views that are named, such as
// `light 320`, and prints a JSON list of findings:
// { page, view, rule, detail }. The rules are axe's, and our own: console, pageerror, request-failed, status (4xx or
// 5xx), off-origin, and overflow (the page scrolls sideways; WCAG 2.2, 1.4.10).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { markUnknownLooks } from './looks.mjs';
import { serve } from './site.mjs';

const [executablePath, folder, ...choices] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = [];

// What is found of a page differs between two schemes of colours by these rules alone, if all else looks the same.
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];
// A window of another width costs more than to judge most pages, so each page begins with the view in which the last one
// ended, and half of the pages are loaded narrow, half of them wide.
const VIEWS = [['light', 320], ['dark', 320], ['dark', 1280], ['light', 1280]];
const MARK = 'data-contrast-unknown';

// Tells `add` of all that goes wrong while a page loads; returns the set of requests still under way.
function watch(page, origin, add) {
  const pending = new Set();
  page.on('request', (request) => pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) add('console', message.text());
  });
  page.on('pageerror', (error) => add('pageerror', String(error)));
  page.on('requestfailed', (request) => add('request-failed', `${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) add('status', `${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) add('off-origin', request.url());
  });
  return pending;
}

// All but colours that axe can see of a page: its text, and of each element whether and where it is seen.
const allButColours = () => [...document.querySelectorAll('*')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.checkVisibility({ visibilityProperty: true, opacityProperty: true }), x, y, width, height].join();
}).join('\n') + document.documentElement.outerHTML;

// Runs in the page. Gives what is wrong, and the looks whose contrast axe has found to be enough.
async function judged([options, mark]) {
  const reporter = (results, _options, done) => done(results);  // as they are: to write them out costs more
  const results = await axe.run(document, { reporter, preload: false, ...options });
  document.querySelectorAll(`[${mark}]`).forEach((element) => element.removeAttribute(mark));
  const html = ({ node }) => node.element.outerHTML.slice(0, 300);
  const violations = results.filter((rule) => rule.violations.length).map(({ id, help, violations }) =>
    ({ id, detail: `${help}: ${violations.slice(0, 3).map(html).join(' | ')}` }));
  const passes = results.find(({ id }) => id === 'color-contrast')?.passes ?? [];
  const isEnough = ({ contrastRatio, messageKey }, look) =>
    messageKey === 'hidden' ? look?.startsWith('unseen') : contrastRatio && !messageKey;
  const looks = passes.map(({ node, any: [{ data }] }) => [window.lookOf(node.element), data])
    .filter(([look, data]) => look && isEnough(data, look)).map(([look]) => look);
  return { violations, enough: [...new Set(looks)] };
}

const enough = new Set();  // looks of texts whose contrast is known to be enough

// `known` is what was seen and found when axe looked at this page in this width with all its rules. If all but colours
// is the same, so is what the other rules find.
async function judge(page, add, withAxe, known) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) add('overflow', `${sideways} px wider than the window`);
  if (!withAxe) return known;
  const seen = await page.evaluate(allButColours);
  const same = seen === known?.seen;
  await page.evaluate(markUnknownLooks, [[...enough], MARK]);
  const options = same
    ? { runOnly: { type: 'rule', values: ABOUT_COLOURS } } : { rules: { 'target-size': { enabled: true } } };
  const found = await page.evaluate(judged, [options, MARK]);
  found.enough.forEach((look) => enough.add(look));
  const violations = [...found.violations];
  if (same) violations.push(...known.violations.filter(({ id }) => !ABOUT_COLOURS.includes(id)));
  for (const { id, detail } of violations) add(id, detail);
  return { seen, violations };
}

const site = await serve(folder);
// A page that asks for something elsewhere is found out, and yet nothing leaves this machine.
const args = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const browser = await chromium.launch({ executablePath, args });
try {
  const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 320, height: 800 } });
  // Comes in through the debugger, so the page's own policy stays in force and the console tells what it blocks.
  await context.addInitScript({ content: axe });
  await context.addInitScript({ content: `axe.configure({ rules: [{ id: 'color-contrast', selector: '[${MARK}]' }] })` });
  const page = await context.newPage();  // one for all: to start one takes longer than to load most pages
  let name, view;
  const add = (rule, detail) => findings.push({ page: name, view, rule, detail });
  const pending = watch(page, site.origin, add);
  for (const [number, choice] of choices.entries()) {
    const [, chosen, views] = choice.match(/^(.*)=(.*)$/);
    name = chosen;
    view = 'loading';
    const known = {};
    await page.goto(`${site.origin}/${name}`);
    for (const [colorScheme, width] of number % 2 ? VIEWS.toReversed() : VIEWS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      view = `${colorScheme} ${width}`;
      known[width] = await judge(page, add, views.split(',').includes(view), known[width]);
    }
    while (pending.size) await page.waitForTimeout(20);
  }
} finally {
  await browser.close();
  site.close();
}
process.stdout.write(JSON.stringify(findings));
