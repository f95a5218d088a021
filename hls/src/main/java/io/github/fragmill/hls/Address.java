package io.github.fragmill.hls;

import io.github.fragmill.core.presentation.RelativeUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What URIs of files begin and end with, and the variables in them (rfc8216bis, 4.3 and 4.4.2.3).
 * Immutable.
 *
 * @param base what is before each name: empty, or a URL that ends with {@code /}
 * @param variables values by their names
 * @param queryParameters names of parameters of the multivariant playlist's own URL, which all
 *     other URLs repeat
 */
record Address(String base, Map<String, String> variables, List<String> queryParameters) {

  static final Address NONE = new Address("", Map.of(), List.of());

  private static final int VARIABLES_VERSION = 8;
  private static final int QUERY_VERSION = 11;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern REFERENCE = Pattern.compile("\\{\\$([^}]*)}");

  Address {
    variables = new LinkedHashMap<>(variables);
    queryParameters = List.copyOf(queryParameters);
  }

  Address withBase(String url) {
    requireFolder(url);
    return new Address(url, variables, queryParameters);
  }

  Address withVariable(String name, String value) {
    requireName("define", name);
    if (value.chars().anyMatch(it -> it <= ' ' || it == '"' || it >= 0x7F)) {
      throw new IllegalArgumentException(
          "define: expected a value of printable ASCII characters without quotes");
    }
    Map<String, String> more = new LinkedHashMap<>(variables);
    if (more.put(name, value) != null) {
      throw new IllegalArgumentException("define: expected each name once, found " + name);
    }
    return new Address(base, more, queryParameters);
  }

  Address withQueryParameter(String name) {
    requireName("queryParameter", name);
    List<String> more = new ArrayList<>(queryParameters);
    if (more.contains(name)) {
      throw new IllegalArgumentException("queryParameter: expected each once, found " + name);
    }
    more.add(name);
    return new Address(base, variables, more);
  }

  /**
   * Returns that of files beside a media playlist, as the playlist refers to them: relative to
   * itself, so that it is the same on all servers.
   */
  Address besidePlaylist() {
    return new Address("", Map.of(), queryParameters);
  }

  private static void requireName(String setter, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          setter + ": expected a name of letters, digits, - and _, found '" + name + "'");
    }
  }

  private static void requireFolder(String url) {
    try {
      URI uri = new URI(REFERENCE.matcher(url).replaceAll("x"));
      if (url.endsWith("/") && uri.getRawQuery() == null && uri.getRawFragment() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("baseUrl: expected a URL, found " + url, e);
    }
    throw new IllegalArgumentException(
        "baseUrl: expected the URL of a folder, with / at its end, found " + url);
  }

  /**
   * Returns normally when all variables that the base refers to have values.
   *
   * @throws IllegalArgumentException when one has none
   */
  void requireVariables() {
    Matcher references = REFERENCE.matcher(base);
    while (references.find()) {
      String name = references.group(1);
      if (!variables.containsKey(name) && !queryParameters.contains(name)) {
        throw new IllegalArgumentException("baseUrl: no value is defined for {$" + name + "}");
      }
    }
  }

  /** Returns the URI of a file. */
  String of(String name) {
    StringBuilder uri = new StringBuilder(base).append(RelativeUri.ofPath(name));
    char separator = '?';
    for (String parameter : queryParameters) {
      uri.append(separator).append(parameter).append("={$").append(parameter).append('}');
      separator = '&';
    }
    return uri.toString();
  }

  /** Returns the protocol version that a playlist needs: another one's, or more. */
  int version(int others) {
    if (!queryParameters.isEmpty()) {
      return Math.max(others, QUERY_VERSION);
    }
    return variables.isEmpty() ? others : Math.max(others, VARIABLES_VERSION);
  }

  /** Defines the variables in the multivariant playlist. */
  void define(Playlist playlist) {
    variables.forEach(
        (name, value) ->
            playlist.tag(
                "EXT-X-DEFINE", new Attributes().quoted("NAME", name).quoted("VALUE", value)));
    queryParameters.forEach(
        name -> playlist.tag("EXT-X-DEFINE", new Attributes().quoted("QUERYPARAM", name)));
  }

  /** Takes the query parameters over into a media playlist. */
  void importInto(Playlist playlist) {
    queryParameters.forEach(
        name -> playlist.tag("EXT-X-DEFINE", new Attributes().quoted("IMPORT", name)));
  }
}
