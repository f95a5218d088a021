// Loads Shaka Player from the platform or, when it was built without, from the player's public CDN.

const CDN = 'https://cdn.jsdelivr.net/npm/shaka-player@5.2.12/dist';
const SCRIPT = {
  name: 'shaka-player.ui.js',
  integrity: 'sha384-z3RVu+OpWGf3yEySSVPVl7I3jfFOiRxDrm90E+/4KB8pEhIBUnvSh/Z8j+buviSN',
};
const STYLE = {
  name: 'controls.css',
  integrity: 'sha384-U/1YJ0qAHHgnh2/Kn+KM9OTVDkUMy0VkOO1YWROI4ZsLuhhP7WZ48YYAYGeBVo+J',
};

/**
 * Loads the player.
 *
 * @returns the global `shaka` of the page
 */
export async function loadShaka() {
  await Promise.all([
    load(STYLE, (href) => Object.assign(document.createElement('link'), { rel: 'stylesheet', href })),
    load(SCRIPT, (src) => Object.assign(document.createElement('script'), { src })),
  ]);
  return window.shaka;
}

async function load({ name, integrity }, make) {
  try {
    await insert(make(`/player/${name}`));
  } catch {
    const element = make(`${CDN}/${name}`);
    element.integrity = integrity;
    element.crossOrigin = 'anonymous';
    try {
      await insert(element);
    } catch {
      throw new Error('Shaka Player is missing: this platform was built without it, and its CDN cannot be reached.');
    }
  }
}

function insert(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', () => {
      element.remove();
      reject(new Error('not loaded'));
    });
    document.head.append(element);
  });
}
