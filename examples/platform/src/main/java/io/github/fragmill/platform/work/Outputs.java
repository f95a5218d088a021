package io.github.fragmill.platform.work;

/** What packaged titles look like in the output storage. */
public final class Outputs {

  /** The area of the output storage that holds packaged titles. */
  public static final String AREA = "titles";

  /** The name of a title's manifest in its item. */
  public static final String MANIFEST = "stream.mpd";

  private Outputs() {}
}
