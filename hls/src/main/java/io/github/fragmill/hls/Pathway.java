package io.github.fragmill.hls;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of several servers with the same files (rfc8216bis, 7.1). Immutable.
 *
 * @param id its name; empty where there is one server only
 * @param address where its files are
 */
record Pathway(Optional<String> id, Address address) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");

  Pathway {
    id.ifPresent(
        name -> {
          if (!ID.matcher(name).matches()) {
            throw new IllegalArgumentException(
                "pathway: expected a name of letters, digits, ., - and _, found '" + name + "'");
          }
        });
  }

  /** Returns the tag's attributes. */
  static Attributes steering(URI server, String firstPathway) {
    return new Attributes()
        .quoted("SERVER-URI", server.toASCIIString())
        .quoted("PATHWAY-ID", firstPathway);
  }

  /** Returns the id of a group, one for each pathway. */
  String group(String id) {
    return this.id.map(pathway -> id + "." + pathway).orElse(id);
  }

  /** Names the pathway in a tag. */
  void addTo(Attributes tag) {
    id.ifPresent(pathway -> tag.quoted("PATHWAY-ID", pathway));
  }
}
