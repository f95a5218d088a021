package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.internal.xml.XmlInput;
import io.github.fragmill.cpix.internal.xml.XmlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of XML for {@code ContentProtection}. The rest of it goes nowhere.
 *
 * @param psshBase64 the box of {@code cenc:pssh}
 * @param licenseUrl the address of {@code dashif:Laurl}
 */
record ProtectionXml(Optional<String> psshBase64, Optional<URI> licenseUrl) {

  private static final String CENC = "urn:mpeg:cenc:2013";
  private static final Set<String> LICENSE =
      Set.of("https://dashif.org/CPS", "http://dashif.org/guidelines/clearKey");

  private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]{0,200}\\?>");
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** There may be several elements, and prefixes that nobody declared. */
  private static final String BEGIN =
      "<all xmlns:cenc=\""
          + CENC
          + "\" xmlns:mspr=\"urn:microsoft:playready\" xmlns:dashif=\"https://dashif.org/CPS\""
          + " xmlns:clearkey=\"http://dashif.org/guidelines/clearKey\">";

  private static final String END = "</all>";

  static ProtectionXml parse(String xml) throws KeySourceException {
    String fragments = BEGIN + DECLARATION.matcher(xml).replaceFirst("") + END;
    XmlNode all;
    try (XmlInput input =
        XmlInput.open("ContentProtectionData", fragments.getBytes(StandardCharsets.UTF_8))) {
      all = input.tree();
      input.requireEnd();
    }
    Optional<String> pssh = Optional.empty();
    Optional<URI> url = Optional.empty();
    for (XmlNode node : all.children()) {
      // Some send the element around them too.
      for (XmlNode it : node.name().equals("ContentProtection") ? node.children() : List.of(node)) {
        if (it.name().equals("pssh") && it.namespace().equals(CENC)) {
          pssh = pssh.or(() -> Optional.of(it.text()));
        } else if (it.name().equalsIgnoreCase("laurl") && LICENSE.contains(it.namespace())) {
          url = url.isPresent() ? url : Optional.of(address(it.text()));
        }
      }
    }
    return new ProtectionXml(pssh, url);
  }

  private static URI address(String text) throws KeySourceException {
    try {
      URI url = new URI(text);
      if (url.getScheme() != null
          && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
          && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The text is not ours to repeat.
    }
    throw new KeySourceException(
        "ContentProtectionData: expected the address of a licence server as Laurl");
  }
}
