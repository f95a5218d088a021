package io.github.fragmill.crypto;

import java.io.IOException;
import java.util.List;

/**
 * Port: a source that answers all requests of a presentation at once, as key servers do, and may
 * give an initialization vector and DRM data with each key.
 */
public interface BatchKeySource extends KeySource {

  @Override
  List<KeyGrant> contentKeys(List<KeyRequest> requests) throws IOException;

  @Override
  default ContentKey contentKey(KeyRequest request) throws IOException {
    return contentKeys(List.of(request)).get(0).key();
  }
}
