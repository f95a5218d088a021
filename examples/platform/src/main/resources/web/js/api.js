// Calls the platform. Failures are an ApiError with one sentence for the user.

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const SILENT = 'The platform does not answer. Is it running, and is the network available?';

/**
 * Calls the platform, and goes to the sign-in page when signing in is needed.
 *
 * @param {string} path with its query
 * @param {{method?: string, body?: unknown, staysHere?: boolean}} options the body is sent as JSON
 * @returns the answer, or null when it has no body
 */
export async function call(path, { method = 'GET', body, staysHere = false } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new ApiError(SILENT, 0);
  }
  const text = await response.text().catch(() => '');
  if (!response.ok) {
    throw failure(response.status, text, staysHere);
  }
  return text ? JSON.parse(text) : null;
}

/** Makes an error of an answer; goes to the sign-in page when signing in is needed. */
export function failure(status, text, staysHere = false) {
  if (status === 401 && !staysHere) {
    signIn();
  }
  return new ApiError(sentence(text) ?? (status ? `The platform answered ${status}.` : SILENT), status);
}

function sentence(text) {
  try {
    const { error } = JSON.parse(text);
    return typeof error === 'string' && error ? error : null;
  } catch {
    return null;
  }
}

/** Goes to the sign-in page, and from there back here. */
export function signIn() {
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
}
