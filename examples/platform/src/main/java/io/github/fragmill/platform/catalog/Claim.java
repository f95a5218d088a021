package io.github.fragmill.platform.catalog;

/**
 * The right of one attempt to say what became of a packaging. Whoever comes later takes it away:
 * then an attempt that was taken for dead, and is not, changes nothing any more.
 *
 * @param packagingId what it is for
 * @param token tells attempts apart
 * @param item where the attempt writes to; no other attempt does
 */
public record Claim(long packagingId, String token, String item) {

  /** The area of the output storage that holds what is packaged. */
  public static final String AREA = "titles";
}
