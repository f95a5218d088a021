/**
 * Several files as one title: what others find in it, and what is refused. Whether players switch
 * and choose languages is shown beside the other playback.
 */
package io.github.fragmill.integration.ladder;
