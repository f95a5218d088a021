package io.github.fragmill.dash.internal.xml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBContextFactory;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes bytes of an MPD: UTF-8, indented, lines end with LF. Thread-safe. */
public final class MpdXml {

  /** Ours, because JAXB's adds {@code standalone}, which means nothing without a DTD. */
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  /** XML 1.0, 2.2: JAXB writes these as they are. Unpaired surrogates do not get this far. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  /** Shared by all documents, and made when it is first needed, which takes long. */
  private static @Nullable JAXBContext context;

  private MpdXml() {}

  /**
   * Returns a whole document.
   *
   * @throws IllegalArgumentException when a text holds a character that XML cannot carry
   */
  public static byte[] toBytes(MpdElement mpd) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    try {
      Marshaller marshaller = sharedContext().createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
      marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.marshal(mpd, element);
    } catch (JAXBException e) {
      throw new IllegalStateException("JAXB cannot write the manifest", e);
    }
    // JAXB may put empty lines around a fragment.
    String document = element.toString(StandardCharsets.UTF_8).strip();
    requireXmlCharacters(document);
    return (DECLARATION + withoutUnusedNamespaces(document) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * JAXB declares every namespace of its context in the root element, and has no option to leave
   * one out; few manifests need these.
   */
  private static String withoutUnusedNamespaces(String document) {
    int rootEnd = document.indexOf('>');
    String root = document.substring(0, rootEnd);
    for (Map.Entry<String, String> rare : Namespaces.RARE.entrySet()) {
      String prefix = rare.getKey() + ":";
      if (!document.contains("<" + prefix) && !document.contains(" " + prefix)) {
        root = root.replace(" xmlns:%s=\"%s\"".formatted(rare.getKey(), rare.getValue()), "");
      }
    }
    return root + document.substring(rootEnd);
  }

  private static void requireXmlCharacters(String document) {
    Matcher matcher = FORBIDDEN.matcher(document);
    if (matcher.find()) {
      throw new IllegalArgumentException(
          String.format(
              "manifest: an id, a file name, a codec or a label holds U+%04X, which XML cannot carry",
              matcher.group().codePointAt(0)));
    }
  }

  private static synchronized JAXBContext sharedContext() {
    if (context == null) {
      context = createContext();
    }
    return context;
  }

  /**
   * {@link JAXBContext#newInstance} would look for an implementation in the thread's context class
   * loader, which in an application server or a nested jar may not have it, or has another copy.
   */
  private static JAXBContext createContext() {
    JAXBContextFactory factory =
        ServiceLoader.load(JAXBContextFactory.class, MpdXml.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no implementation of Jakarta XML Binding on the class path: add"
                            + " org.glassfish.jaxb:jaxb-runtime"));
    try {
      return factory.createContext(new Class<?>[] {MpdElement.class}, Map.of());
    } catch (JAXBException e) {
      throw new IllegalStateException("JAXB cannot bind the manifest's elements", e);
    }
  }
}
