package io.github.fragmill.hls;

/** The names of playlists' files, beside the multivariant playlist. */
final class PlaylistNames {

  private static final String EXTENSION = ".m3u8";

  private PlaylistNames() {}

  /**
   * Returns the name of a rendition's media playlist.
   *
   * @param id of the rendition
   */
  static String of(String id) {
    return id + EXTENSION;
  }

  /**
   * Returns the name of the playlist of a rendition's first pictures.
   *
   * @param id of the rendition
   */
  static String ofFirstPictures(String id) {
    return id + "-iframes" + EXTENSION;
  }
}
