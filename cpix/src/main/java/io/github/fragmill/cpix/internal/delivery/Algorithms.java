package io.github.fragmill.cpix.internal.delivery;

/** The names of algorithms in documents (XML Encryption 1.1; RFC 9231; CPIX, 8.1.5). */
public final class Algorithms {

  /** RSA-OAEP with MGF1 and SHA-1, for document keys. */
  public static final String RSA_OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";

  /** AES-256 in CBC mode with padding, for content keys. */
  public static final String AES_256_CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";

  /** AES key wrap (RFC 3394), which some documents have for content keys. */
  public static final String AES_256_WRAP = "http://www.w3.org/2001/04/xmlenc#kw-aes256";

  /** HMAC with SHA-512, for encrypted values. */
  public static final String HMAC_SHA_512 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512";

  private Algorithms() {}
}
