/**
 * The reference tools: programs and parsers that nobody in this project wrote, each wrapped in a
 * small class. Knows nothing of what is tested.
 */
package io.github.fragmill.integration.tools;
