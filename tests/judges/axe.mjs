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

// Tells `add` of all that goes wrong while the page loads; returns the set of requests still under way.
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

async function judge(page, add, withAxe) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) add('overflow', `${sideways} px wider than the window`);
  if (!withAxe) return;
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } }));
  for (const { id, help, nodes } of violations) {
    add(id, `${help}: ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
  }
}

const site = await serve(folder);
// A page that asks for something elsewhere is found out, and yet nothing leaves this machine.
const args = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const browser = await chromium.launch({ executablePath, args });
try {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 320, height: 800 } });
  // Comes in through the debugger, so the page's own policy stays in force and the console tells what it blocks.
  await context.addInitScript({ content: axe });
  for (const choice of choices) {
    const [, name, views] = choice.match(/^(.*)=(.*)$/);
    const page = await context.newPage();
    let view = 'loading';
    const add = (rule, detail) => findings.push({ page: name, view, rule, detail });
    const pending = watch(page, site.origin, add);
    await page.goto(`${site.origin}/${name}`);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 1280]) {
        view = `${colorScheme} ${width}`;
        await page.setViewportSize({ width, height: 800 });
        await judge(page, add, views.split(',').includes(view));
      }
    }
    while (pending.size) await page.waitForTimeout(20);
    await page.close();
  }
} finally {
  await browser.close();
  site.close();
}
process.stdout.write(JSON.stringify(findings));
