package io.github.fragmill.platform.catalog;

/**
 * The right of one attempt to change a packaging. A later attempt takes the right away: then an
 * attempt that was believed dead, and is not, changes nothing any more.
 *
 * @param packagingId the packaging
 * @param token differs from attempt to attempt
 * @param item the item that the attempt writes; no other attempt writes it
 */
public record Claim(long packagingId, String token, String item) {

  /** The area of the output storage that holds what is packaged. */
  public static final String AREA = "titles";
}
