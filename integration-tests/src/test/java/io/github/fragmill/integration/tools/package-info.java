/**
 * The judges: programs and parsers that nobody in this project wrote, each behind a small class.
 * Knows nothing of what is judged.
 */
package io.github.fragmill.integration.tools;
