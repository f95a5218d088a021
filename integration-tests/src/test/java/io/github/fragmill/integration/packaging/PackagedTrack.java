package io.github.fragmill.integration.packaging;

import java.nio.file.Path;

/**
 * A rendition as a player puts it together.
 *
 * @param id its id
 * @param sourceTrackId the track of the source that it holds
 * @param type {@code video} or {@code audio}
 * @param codecs for example {@code avc1.64001f}
 * @param file header and segments, one after the other
 */
public record PackagedTrack(String id, int sourceTrackId, String type, String codecs, Path file) {}
