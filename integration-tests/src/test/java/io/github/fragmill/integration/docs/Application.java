package io.github.fragmill.integration.docs;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.crypto.ContentKey;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.security.PrivateKey;

/** What an application has before it calls the library: the names that the documentation uses. */
@SuppressWarnings({
  "NullAway.Init",
  "unused"
}) // never instantiated: code against it is compiled only
public abstract class Application {

  protected Path high;
  protected Path middle;
  protected Path low;
  protected Path english;
  protected Path swedish;
  protected Path german;
  protected Path director;
  protected Path path;
  protected Path upload;
  protected Path encrypted;
  protected Path out;

  protected String keyId;
  protected String key;
  protected String contentId;
  protected String base64;
  protected byte[] secretBytes;
  protected URI licenseServer;
  protected URI clearKeyServer;
  protected URI keyServerUrl;
  protected PrivateKey privateKey;
  protected ContentKey contentKey;
  protected ContentKey otherKey;
  protected ContentKey sdKey;
  protected ContentKey hdKey;
  protected ContentKey audioKey;
  protected ContentKey swedishKey;
  protected KeyServer keyServer;

  protected Packager packager;
  protected Cancellation cancellation;
  protected OutputStream outputStream;
  protected WritableByteChannel channel;
  protected Response response;
  protected ProgressBar bar;

  /** A key server's client. */
  public interface KeyServer {
    ContentKey fetch(String contentId, long period);
  }

  /** A server's response. */
  public interface Response {
    void setContentType(String type);
  }

  /** A progress bar. */
  public interface ProgressBar {
    void set(double fraction);
  }
}
