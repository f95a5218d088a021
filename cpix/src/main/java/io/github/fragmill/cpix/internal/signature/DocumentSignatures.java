package io.github.fragmill.cpix.internal.signature;

import io.github.fragmill.core.error.KeySourceException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Makes signatures and checks them: RSA with SHA-512 over canonical XML 1.1 (CPIX, 8.1.5).
 *
 * <p>Elements that are signed are those that are read: an id is there once, a reference names the
 * document or a child of its root by id, and nothing but canonicalization is done to them.
 */
public final class DocumentSignatures {

  private static final String C14N_11 = "http://www.w3.org/2006/12/xml-c14n11";
  private static final String C14N_11_WITH_COMMENTS = C14N_11 + "#WithComments";
  private static final String RSA_SHA_512 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";

  private static final Set<String> TRANSFORMS =
      Set.of(
          Transform.ENVELOPED,
          C14N_11,
          C14N_11_WITH_COMMENTS,
          CanonicalizationMethod.INCLUSIVE,
          CanonicalizationMethod.EXCLUSIVE);

  private static final String UPDATE_HISTORY = "UpdateHistoryItemList";

  private DocumentSignatures() {}

  /**
   * Checks all signatures of a document.
   *
   * @param signer whose signature all of the document must have, or empty when signatures need only
   *     be right by the key that they name
   * @throws KeySourceException when one is wrong, or of somebody else, or does not sign what is
   *     read
   */
  public static void requireValid(byte[] bytes, Optional<PublicKey> signer)
      throws KeySourceException {
    Document document = SafeDom.parse(bytes);
    Element root = document.getDocumentElement();
    List<Element> signatures = signatures(root);
    Set<Element> signed = new HashSet<>();
    for (Element element : signatures) {
      signed.addAll(signedBy(element, root, signer));
    }
    if (signer.isPresent()) {
      for (Element child : children(root)) {
        if (!signatures.contains(child)
            && !UPDATE_HISTORY.equals(child.getLocalName())
            && !signed.contains(child)
            && !signed.contains(root)) {
          throw wrong(
              "expected a signature of all that is read, found none of " + child.getLocalName());
        }
      }
      if (signatures.isEmpty()) {
        throw wrong("expected a signature, found none");
      }
    }
  }

  private static KeySourceException wrong(String reason) {
    return new KeySourceException("CPIX document: " + reason + "; nothing was decrypted");
  }

  private static List<Element> signatures(Element root) throws KeySourceException {
    NodeList all = root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    List<Element> signatures =
        children(root).stream()
            .filter(
                it ->
                    XMLSignature.XMLNS.equals(it.getNamespaceURI())
                        && "Signature".equals(it.getLocalName()))
            .toList();
    if (all.getLength() != signatures.size()) {
      throw wrong("expected signatures at its end only, found one in another element");
    }
    return signatures;
  }

  private static List<Element> children(Element root) {
    List<Element> children = new ArrayList<>();
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element it) {
        children.add(it);
      }
    }
    return children;
  }

  private static List<Element> signedBy(Element element, Element root, Optional<PublicKey> signer)
      throws KeySourceException {
    try {
      DOMValidateContext context = new DOMValidateContext(new SignerKey(signer), element);
      context.setProperty("org.jcp.xml.dsig.secureValidation", true);
      XMLSignature signature =
          XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      List<Element> signed = new ArrayList<>();
      for (Object reference : signature.getSignedInfo().getReferences()) {
        signed.add(signed((Reference) reference, root));
      }
      if (!signature.validate(context)) {
        throw wrong("a signature is not right, or not of the expected signer");
      }
      return signed;
    } catch (MarshalException | XMLSignatureException | RuntimeException e) {
      throw wrong("a signature cannot be checked: " + e.getClass().getSimpleName());
    }
  }

  private static Element signed(Reference reference, Element root) throws KeySourceException {
    for (Object transform : reference.getTransforms()) {
      if (!TRANSFORMS.contains(((Transform) transform).getAlgorithm())) {
        throw wrong("a signature changes what it signs before it does");
      }
    }
    String uri = reference.getURI() == null ? "-" : reference.getURI();
    if (uri.isEmpty()) {
      return root;
    }
    for (Element child : children(root)) {
      if (uri.equals("#" + child.getAttribute("id"))) {
        return child;
      }
    }
    if (uri.equals("#" + root.getAttribute("id"))) {
      return root;
    }
    throw wrong("a signature is of something else than the document and its lists");
  }

  /**
   * Signs a document as a whole.
   *
   * @throws GeneralSecurityException when the key cannot sign
   */
  public static byte[] sign(byte[] bytes, PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException, KeySourceException {
    Document document = SafeDom.parse(bytes);
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    Reference reference =
        factory.newReference(
            "",
            factory.newDigestMethod(DigestMethod.SHA512, null),
            List.of(
                factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                factory.newTransform(C14N_11, (TransformParameterSpec) null)),
            /* type= */ null,
            /* id= */ null);
    SignedInfo info =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(C14N_11, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(RSA_SHA_512, null),
            List.of(reference));
    KeyInfoFactory keys = factory.getKeyInfoFactory();
    KeyInfo keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
    DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
    context.setDefaultNamespacePrefix("ds");
    try {
      factory.newXMLSignature(info, keyInfo).sign(context);
    } catch (MarshalException | XMLSignatureException e) {
      throw new GeneralSecurityException("the document cannot be signed", e);
    }
    return SafeDom.write(document);
  }
}
