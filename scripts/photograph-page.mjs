// `node scripts/photograph-page.mjs URL FILE`: saves a picture of a view as docs/images has it: the light theme, 1280 × 990 pixels.
// FILE ends with .jpg or .png. CHROMIUM_PATH is the path of a Chromium; default: /usr/bin/chromium.
import { chromium } from 'playwright-core';

const [url, path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('Expected two arguments: the URL of a view, and a file.\n');
  process.exit(1);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 990 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  await page.getByText('live', { exact: true }).waitFor();
  // Pictures of trials arrive as long as the page requests something.
  await page.waitForLoadState('load');
  await page.evaluate(`new Promise((resolve) => {
    const look = () => {
      const ends = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
      if (performance.now() - Math.max(0, ...ends) > 2000) resolve();
      else setTimeout(look, 100);
    };
    look();
  })`);
  const isJpeg = path.endsWith('.jpg');
  await page.screenshot({ path, ...(isJpeg && { type: 'jpeg', quality: 60 }) });
} finally {
  await browser.close();
}
