/**
 * Several files as one presentation: what others find in it, and what is refused. Whether players
 * switch and choose languages is tested with the other playbacks.
 */
package io.github.fragmill.integration.ladder;
