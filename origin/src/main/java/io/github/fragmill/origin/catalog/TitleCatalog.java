package io.github.fragmill.origin.catalog;

import io.github.fragmill.core.error.FragmillException;
import java.util.Optional;

/**
 * Port: maps the name of a title to what it is packaged of. One lambda is enough:
 *
 * <pre>{@code
 * TitleCatalog catalog = name -> films.find(name).map(film -> Title.of(
 *     Packager.of(Source.file(film.path()))
 *         .protect(CommonEncryption.builder(Scheme.CBCS).key(all(), keys).deriveIv(secret, name).build())
 *         .manifest(DashManifest.segmentTemplate(), HlsManifest.of())));
 * }</pre>
 *
 * <p>Implementations are thread-safe. An origin keeps the answers for a while, see {@code
 * Origin.Builder.keepTitles}.
 */
@FunctionalInterface
public interface TitleCatalog {

  /**
   * Returns a title. Names come from requests: take nothing in them for granted. They are neither
   * empty nor begin with {@code .} or {@code @}, and have neither a slash, a backslash nor a
   * control character.
   *
   * @return empty when there is no such title: the answer is 404
   * @throws FragmillException when nobody can say, for example because a server does not answer
   */
  Optional<Title> find(String name) throws FragmillException;
}
