package io.github.fragmill.testing.keyserver;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Makes an answer of a request: text around what the request asks for. */
final class KeyAnswer {

  private static final String CPIX = "urn:dashif:org:cpix";
  private static final String FAIRPLAY = "94ce86fb-07ff-4f43-adb8-93d2fa968ca2";
  private static final String PLAYREADY = "9a04f079-9840-4286-ab92-e65be0885f95";
  private static final String COMMON = "1077efec-c0b2-4d02-ace3-3c1e52e2fb4b";
  private static final String WIDEVINE = "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed";
  private static final Map<String, String> CPIX_OF_SPEKE = Map.of("2.0", "2.3", "2.1", "2.4");

  private final Element root;
  private final boolean isFirst;
  private final Fault fault;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private KeyAnswer(Element root, boolean isFirst, Fault fault) {
    this.root = root;
    this.isFirst = isFirst;
    this.fault = fault;
  }

  /**
   * Answers a request.
   *
   * @throws IllegalArgumentException when it is against the rules
   */
  static KeyAnswer to(String request, String version, Fault fault) {
    Document document;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      document =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) { // of five kinds
      throw new IllegalArgumentException("the request is no CPIX document", e);
    }
    boolean isFirst = version.equals("1.0");
    Element root = document.getDocumentElement();
    RequestRules.check(root, isFirst, CPIX_OF_SPEKE.get(version));
    KeyAnswer answer = new KeyAnswer(root, isFirst, fault);
    try {
      answer.write();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the recipient's key cannot be used", e);
    }
    return answer;
  }

  Map<String, String> keys() {
    return keys;
  }

  String document() {
    String all = text.toString();
    return fault == Fault.HALF ? all.substring(0, all.length() / 2) : all;
  }

  private static List<Element> all(Element root, String name) {
    NodeList found = root.getElementsByTagNameNS(CPIX, name);
    List<Element> all = new ArrayList<>();
    for (int index = 0; index < found.getLength(); index++) {
      all.add((Element) found.item(index));
    }
    return all;
  }

  private void write() throws GeneralSecurityException {
    if (fault == Fault.EXTERNAL_ENTITY) {
      text.append("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>");
    }
    if (fault == Fault.ENTITY_BOMB) {
      text.append("<!DOCTYPE a [<!ENTITY x0 \"x\">");
      for (int level = 1; level < 9; level++) {
        text.append("<!ENTITY x" + level + " \"" + ("&x" + (level - 1) + ";").repeat(1000) + "\">");
      }
      text.append("]>");
    }
    String contentId = root.getAttribute(isFirst ? "id" : "contentId");
    text.append("<cpix:CPIX xmlns:cpix=\"urn:dashif:org:cpix\"");
    text.append(" xmlns:pskc=\"urn:ietf:params:xml:ns:keyprov:pskc\"");
    text.append(" xmlns:speke=\"urn:aws:amazon:com:speke\"");
    text.append(" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"");
    text.append(" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"");
    text.append(isFirst ? " id=\"" : " contentId=\"");
    text.append(fault == Fault.WRONG_CONTENT_ID ? "another" : escaped(contentId)).append('"');
    if (!isFirst) {
      text.append(" version=\"" + root.getAttribute("version") + "\"");
    }
    text.append(">\n");
    List<Element> recipients = new ArrayList<>();
    NodeList certificates =
        root.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "X509Certificate");
    for (int index = 0; index < certificates.getLength(); index++) {
      recipients.add((Element) certificates.item(index));
    }
    byte[] documentKey = digest("document key", contentId, 32);
    byte[] macKey = digest("MAC key", contentId, 32);
    boolean encrypts = !recipients.isEmpty() && fault != Fault.PLAIN_KEYS;
    if (encrypts) {
      writeDelivery(recipients.get(0).getTextContent(), documentKey, macKey);
    }
    writeKeys(encrypts, documentKey, macKey);
    writeSystems();
    writeRest();
    if (fault == Fault.EXTERNAL_ENTITY) {
      text.append("<cpix:x>&x;</cpix:x>");
    }
    if (fault == Fault.ENTITY_BOMB) {
      text.append("<cpix:x>&x8;</cpix:x>");
    }
    text.append("</cpix:CPIX>\n");
  }

  private void writeDelivery(String certificate, byte[] documentKey, byte[] macKey)
      throws GeneralSecurityException {
    PublicKey recipient =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(certificate)))
            .getPublicKey();
    text.append("<cpix:DeliveryDataList><cpix:DeliveryData><cpix:DeliveryKey><ds:X509Data>");
    text.append("<ds:X509Certificate>" + certificate + "</ds:X509Certificate>");
    text.append("</ds:X509Data></cpix:DeliveryKey>");
    text.append("<cpix:DocumentKey Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes256-cbc\">");
    text.append("<cpix:Data><pskc:Secret>");
    text.append(ServerCiphers.wrapped(recipient, documentKey));
    text.append("</pskc:Secret></cpix:Data></cpix:DocumentKey>");
    text.append("<cpix:MACMethod");
    text.append(" Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#hmac-sha512\"><cpix:Key>");
    text.append(ServerCiphers.wrapped(recipient, macKey));
    text.append("</cpix:Key></cpix:MACMethod></cpix:DeliveryData></cpix:DeliveryDataList>\n");
  }

  private void writeKeys(boolean encrypts, byte[] documentKey, byte[] macKey)
      throws GeneralSecurityException {
    text.append("<cpix:ContentKeyList>\n");
    boolean isFirstKey = true;
    for (Element key : all(root, "ContentKey")) {
      String keyId = key.getAttribute("kid").toLowerCase(Locale.ROOT);
      byte[] value = digest("content key", keyId, 16);
      keys.put(keyId, HexFormat.of().formatHex(value));
      if (isFirstKey && fault == Fault.MISSING_KEY) {
        isFirstKey = false;
        continue;
      }
      String element = keyElement(key, keyId, value, encrypts, documentKey, macKey, isFirstKey);
      text.append(element);
      if (isFirstKey && fault == Fault.DOUBLED_KEY) {
        text.append(element);
      }
      if (isFirstKey && fault == Fault.OTHER_KEY) {
        text.append(element.replace(keyId, new UUID(1, 2).toString()));
      }
      isFirstKey = false;
    }
    text.append("</cpix:ContentKeyList>\n");
  }

  private String keyElement(
      Element key,
      String keyId,
      byte[] value,
      boolean encrypts,
      byte[] documentKey,
      byte[] macKey,
      boolean isFirstKey)
      throws GeneralSecurityException {
    String scheme = key.getAttribute("commonEncryptionScheme");
    String iv = Base64.getEncoder().encodeToString(digest("iv", keyId, 16));
    String secret =
        isFirstKey && fault == Fault.EMPTY_KEY
            ? ""
            : encrypts
                ? ServerCiphers.encrypted(value, documentKey, macKey, fault)
                : "<pskc:PlainValue>"
                    + Base64.getEncoder().encodeToString(value)
                    + "</pskc:PlainValue>";
    return "<cpix:ContentKey kid=\""
        + keyId
        + "\" explicitIV=\""
        + iv
        + "\""
        + (scheme.isEmpty()
            ? ""
            : " commonEncryptionScheme=\"" + (fault == Fault.WRONG_SCHEME ? "cens" : scheme) + "\"")
        + "><cpix:Data><pskc:Secret>"
        + secret
        + "</pskc:Secret></cpix:Data></cpix:ContentKey>\n";
  }

  private void writeSystems() {
    text.append("<cpix:DRMSystemList>\n");
    boolean isFirstSystem = true;
    for (Element system : all(root, "DRMSystem")) {
      if (isFirstSystem && fault == Fault.MISSING_SYSTEM) {
        isFirstSystem = false;
        continue;
      }
      writeSystem(system, isFirstSystem && fault == Fault.EMPTY_ELEMENT);
      isFirstSystem = false;
    }
    text.append("</cpix:DRMSystemList>\n");
  }

  private void writeSystem(Element system, boolean isEmpty) {
    String systemId = system.getAttribute("systemId").toLowerCase(Locale.ROOT);
    String keyId = system.getAttribute("kid").toLowerCase(Locale.ROOT);
    byte[] box = box(systemId, keyId);
    String base64 = Base64.getEncoder().encodeToString(box);
    text.append("<cpix:DRMSystem kid=\"" + keyId + "\" systemId=\"" + systemId + "\">");
    if (!all(system, "PSSH").isEmpty()) {
      text.append("<cpix:PSSH>" + (isEmpty ? "" : base64) + "</cpix:PSSH>");
    }
    if (!all(system, "ContentProtectionData").isEmpty()) {
      String xml =
          "<cenc:pssh xmlns:cenc=\"urn:mpeg:cenc:2013\">"
              + base64
              + "</cenc:pssh><evil:script xmlns:evil=\"urn:evil\">alert(1)</evil:script>";
      text.append("<cpix:ContentProtectionData>" + encoded(xml) + "</cpix:ContentProtectionData>");
    }
    for (Element hls : all(system, "HLSSignalingData")) {
      String place = hls.getAttribute("playlist");
      text.append("<cpix:HLSSignalingData playlist=\"" + place + "\">");
      text.append(encoded(tag(systemId, keyId, box, place)));
      text.append("</cpix:HLSSignalingData>");
    }
    if (!all(system, "URIExtXKey").isEmpty()) {
      text.append("<cpix:URIExtXKey>" + encoded("skd://" + keyId) + "</cpix:URIExtXKey>");
      text.append("<speke:KeyFormat>" + encoded("com.apple.streamingkeydelivery"));
      text.append("</speke:KeyFormat><speke:KeyFormatVersions>" + encoded("1"));
      text.append("</speke:KeyFormatVersions>");
    }
    text.append("</cpix:DRMSystem>\n");
  }

  private static String tag(String systemId, String keyId, byte[] box, String place) {
    String name = place.equals("media") ? "#EXT-X-KEY" : "#EXT-X-SESSION-KEY";
    byte[] data = systemId.equals(PLAYREADY) ? Arrays.copyOfRange(box, 32, box.length) : box;
    String uri =
        systemId.equals(FAIRPLAY)
            ? "skd://" + keyId
            : "data:text/plain;base64," + Base64.getEncoder().encodeToString(data);
    String format =
        switch (systemId) {
          case FAIRPLAY -> "com.apple.streamingkeydelivery";
          case PLAYREADY -> "com.microsoft.playready";
          case COMMON -> "urn:uuid:" + WIDEVINE;
          default -> "urn:uuid:" + systemId;
        };
    return name
        + ":METHOD=SAMPLE-AES,URI=\""
        + uri
        + "\",KEYFORMAT=\""
        + format
        + "\",KEYFORMATVERSIONS=\"1\"\n#EXT-X-EVIL:1\nhttps://evil.example/segment.mp4\n";
  }

  /**
   * Returns a box of version 1 for the common system, and of version 0 with the key id for others.
   */
  private static byte[] box(String systemId, String keyId) {
    boolean isCommon = systemId.equals(COMMON);
    ByteBuffer box = ByteBuffer.allocate(isCommon ? 52 : 48);
    box.putInt(box.capacity()).put("pssh".getBytes(StandardCharsets.ISO_8859_1));
    box.putInt(isCommon ? 0x0100_0000 : 0);
    put(systemId, box);
    box.putInt(isCommon ? 1 : 16);
    put(keyId, box);
    if (isCommon) {
      box.putInt(0);
    }
    return box.array();
  }

  private static void put(String uuid, ByteBuffer into) {
    UUID id = UUID.fromString(uuid);
    into.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private void writeRest() {
    List<Element> periods = all(root, "ContentKeyPeriod");
    if (!periods.isEmpty()) {
      text.append("<cpix:ContentKeyPeriodList>");
      for (Element period : periods) {
        text.append("<cpix:ContentKeyPeriod id=\"" + period.getAttribute("id") + "\" index=\"");
        text.append(period.getAttribute("index") + "\"/>");
      }
      text.append("</cpix:ContentKeyPeriodList>\n");
    }
    Set<String> seen = new HashSet<>();
    List<Element> rules = all(root, "ContentKeyUsageRule");
    if (!rules.isEmpty()) {
      text.append("<cpix:ContentKeyUsageRuleList>");
      for (Element rule : rules) {
        boolean isWrong = fault == Fault.WRONG_TRACK_TYPE && seen.isEmpty();
        seen.add(rule.getAttribute("kid"));
        text.append("<cpix:ContentKeyUsageRule kid=\"" + rule.getAttribute("kid") + "\"");
        text.append(" intendedTrackType=\"");
        text.append((isWrong ? "FOO" : rule.getAttribute("intendedTrackType")) + "\"/>");
      }
      text.append("</cpix:ContentKeyUsageRuleList>\n");
    }
  }

  private static byte[] digest(String what, String of, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((what + ":" + of).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String encoded(String plain) {
    return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
