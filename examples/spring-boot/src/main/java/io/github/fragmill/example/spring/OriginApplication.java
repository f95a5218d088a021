package io.github.fragmill.example.spring;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.catalog.FolderCatalog;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.nio.file.Path;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;

/**
 * Serves the films of a folder below {@code /films}, as DASH and HLS, encrypted with {@code cbcs}
 * under one key.
 *
 * <pre>
 * FILMS_KEYID=… FILMS_KEY=… FILMS_IVSECRET=… java -jar fragmill-spring-boot.jar --films.folder=films
 * </pre>
 */
@SpringBootApplication
public class OriginApplication {

  /** Starts the application. */
  public static void main(String[] args) {
    SpringApplication.run(OriginApplication.class, args);
  }

  /** Makes the catalog: key, key id and secret are hexadecimal. */
  @Bean
  TitleCatalog titles(
      @Value("${films.folder}") Path folder,
      @Value("${films.key-id}") String keyId,
      @Value("${films.key}") String key,
      @Value("${films.iv-secret}") String ivSecret) {
    ContentKey contentKey = ContentKey.of(keyId, key);
    IvSecret secret = IvSecret.of(HexFormat.of().parseHex(ivSecret));
    FolderCatalog films =
        FolderCatalog.of(folder)
            .options(
                (name, packager) ->
                    packager.protect(
                        CommonEncryption.builder(Scheme.CBCS)
                            .key(TrackSelector.all(), contentKey)
                            .deriveIv(secret, name)
                            .build()));
    return name -> films.find(name).map(Title::measured);
  }

  @Bean
  Origin origin(TitleCatalog titles) {
    return Origin.builder(titles).build();
  }

  /**
   * Answers preflights, which Spring MVC does not hand to controllers, for players on other hosts.
   * All other requests pass as they are.
   */
  @Bean
  CorsFilter preflights() {
    CorsConfiguration allowed = new CorsConfiguration().applyPermitDefaultValues();
    return new CorsFilter(
        request ->
            CorsUtils.isPreFlightRequest(request) && request.getServletPath().startsWith("/films/")
                ? allowed
                : null);
  }
}
