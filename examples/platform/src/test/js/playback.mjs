// What a player page shows and plays.

const PLAYS_MS = 30_000;
const DENIED_MS = 5_000;

/** Waits until something is played, and returns what. */
export async function played(page) {
  const hasBegun = await becomes(page, () => document.querySelector('video').currentTime > 1, PLAYS_MS);
  const early = await screenshot(page);
  const timeBefore = await page.evaluate(() => document.querySelector('video').currentTime);
  await becomes(page, (time) => document.querySelector('video').currentTime > time + 2, PLAYS_MS, timeBefore);
  const late = await screenshot(page);
  return { hasBegun, timeBefore, ...(await compare(page, late, early)), ...(await state(page)) };
}

/** Waits whether anything is played that should not be. */
export async function denied(page) {
  await becomes(page, () => document.querySelector('#error').textContent !== '', DENIED_MS);
  await becomes(page, () => document.querySelector('video').currentTime > 0.5, DENIED_MS);
  const blank = await screenshot(page);
  return { ...(await compare(page, blank, blank)), ...(await state(page)) };
}

function state(page) {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    return {
      time: video.currentTime,
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
      audioBytes: video.webkitAudioDecodedByteCount,
      decrypts: video.mediaKeys !== null,
      error: document.querySelector('#error').textContent,
      about: document.querySelector('#info').textContent,
    };
  });
}

/** Returns whether a condition of the page comes true in time. */
export async function becomes(page, condition, timeout, argument) {
  try {
    await page.waitForFunction(condition, argument, { polling: 50, timeout });
    return true;
  } catch (error) {
    if (error.name === 'TimeoutError') {
      return false;
    }
    throw error;
  }
}

/** A canvas cannot read protected frames, so the pixels on the screen are compared. */
async function screenshot(page) {
  await page.evaluate(() => {
    for (const cover of document.querySelectorAll('#stage > :not(video)')) {
      cover.style.visibility = 'hidden';
    }
  });
  return (await page.locator('video').screenshot()).toString('base64');
}

/** Returns how far the pixels of an image are from one color, and from another image: 0 to 255. */
async function compare(page, png, other) {
  const blank = await page.context().newPage(); // Our own pages may not fetch this.
  try {
    return await blank.evaluate(async (pngs) => {
      const [one, two] = await Promise.all(pngs.map(async (it) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${it}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        // Corners are round.
        canvas.drawImage(bitmap, 0, 0);
        return canvas.getImageData(bitmap.width / 8, bitmap.height / 8, bitmap.width * 3 / 4, bitmap.height * 3 / 4).data;
      }));
      let spread = 0;
      let change = 0;
      for (let i = 0; i < one.length; i++) {
        spread += Math.abs(one[i] - one[i % 4]);
        change += Math.abs(one[i] - two[i]);
      }
      return { spread: spread / one.length, change: change / one.length };
    }, [png, other]);
  } finally {
    await blank.close();
  }
}
