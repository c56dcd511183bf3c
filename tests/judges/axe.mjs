// node axe.mjs CHROMIUM FOLDER PAGE=VIEW,VIEW…
// Opens each page, looks at it light and dark, 320 and 1280 px wide, with axe in the views that are named, such as
// `light 320`, and prints a JSON list of findings:
// { page, view, rule, detail }. The rules are axe's, and our own: console, pageerror, request-failed, status (4xx or
// 5xx), off-origin, and overflow (the page scrolls sideways; WCAG 2.2, 1.4.10).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { serve } from './site.mjs';

const [executablePath, folder, ...choices] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = [];

// What is found of a page differs between two schemes of colours by these rules alone, if all else looks the same.
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

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

// `known` is what was seen and found when axe looked at this page in this width with all its rules. If all but colours
// is the same, so is what the other rules find.
async function judge(page, add, withAxe, known) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) add('overflow', `${sideways} px wider than the window`);
  if (!withAxe) return known;
  const seen = await page.evaluate(allButColours);
  const same = seen === known?.seen;
  const chosen = same
    ? { runOnly: { type: 'rule', values: ABOUT_COLOURS } } : { rules: { 'target-size': { enabled: true } } };
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ['violations'], preload: false, ...rules }), chosen);
  if (same) violations.push(...known.violations.filter(({ id }) => !ABOUT_COLOURS.includes(id)));
  for (const { id, help, nodes } of violations) {
    add(id, `${help}: ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
  }
  return { seen, violations };
}

const site = await serve(folder);
// A page that asks for something elsewhere is found out, and yet nothing leaves this machine.
const args = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const browser = await chromium.launch({ executablePath, args });
try {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 320, height: 800 } });
  // Comes in through the debugger, so the page's own policy stays in force and the console tells what it blocks.
  await context.addInitScript({ content: axe });
  const page = await context.newPage();  // one for all: to start one takes longer than to load most pages
  let name, view;
  const add = (rule, detail) => findings.push({ page: name, view, rule, detail });
  const pending = watch(page, site.origin, add);
  for (const choice of choices) {
    const [, chosen, views] = choice.match(/^(.*)=(.*)$/);
    name = chosen;
    view = 'loading';
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 800 });
    const known = {};
    await page.goto(`${site.origin}/${name}`);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 1280]) {
        view = `${colorScheme} ${width}`;
        await page.setViewportSize({ width, height: 800 });
        known[width] = await judge(page, add, views.split(',').includes(view), known[width]);
      }
    }
    while (pending.size) await page.waitForTimeout(20);
  }
} finally {
  await browser.close();
  site.close();
}
process.stdout.write(JSON.stringify(findings));
