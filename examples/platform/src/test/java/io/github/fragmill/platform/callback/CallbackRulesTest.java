package io.github.fragmill.platform.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallbackRulesTest {

  private static final FakeNames NAMES =
      new FakeNames(
          Map.of(
              "example.com", new String[] {"93.184.216.34", "2606:2800:220:1::1"},
              "inside.example.com", new String[] {"10.1.2.3"},
              "loopback.example.com", new String[] {"::1"},
              "mixed.example.com", new String[] {"93.184.216.34", "127.0.0.1"}));

  private final CallbackRules rules = new CallbackRules(/* allowPrivateAddresses= */ false, NAMES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://example.com/done?id=1&x=%20",
        "HTTPS://EXAMPLE.com:8443/",
        "http://93.184.216.34:8080/",
        "http://[2606:2800:220:1::1]/"
      })
  void check_publicAddress_isTaken(String url) throws Exception {
    assertThat(rules.check(url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST:80/",
        "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:ffff:a00:1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://inside.example.com/",
        "http://loopback.example.com/",
        "http://mixed.example.com/"
      })
  void check_privateAddress_isRefusedUnlessAllowed(String url) throws Exception {
    assertThatThrownBy(() -> rules.check(url))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessageContaining("private network");
    CallbackRules allowing = new CallbackRules(/* allowPrivateAddresses= */ true, NAMES);
    assertThat(allowing.check(url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "//example.com/",
        "/relative",
        "http:",
        "http://",
        "http:///path",
        "http:example.com",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "jar:http://example.com/!/",
        "http://user@example.com/",
        "http://user:password@example.com/",
        "http://example.com@127.0.0.1/",
        "http://example.com\\@127.0.0.1/",
        "http://exa mple.com/",
        "http://example.com/\r\nHost: evil",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0x7f.0.0.1/",
        "http://127.0.0.0x1/",
        "http://127.0.0.1./",
        "http://010.1.1.1/",
        "http://1.1.1.256/",
        "http://\u0661.1.1.1/",
        "http://ex\u00e4mple.com/",
        "http://[::1/",
        "http://[fe80::1%25lo]/",
        "http://[1.1.1.1]/",
        "http://unknown.example.com/"
      })
  void check_noAddressOfAHost_isRefusedEvenWhereAllIsAllowed(String url) {
    for (boolean allowPrivateAddresses : new boolean[] {false, true}) {
      CallbackRules either = new CallbackRules(allowPrivateAddresses, NAMES);
      assertThatThrownBy(() -> either.check(url))
          .isInstanceOf(CallbackRefusedException.class)
          .hasMessageStartingWith("the callback is refused: ");
    }
  }

  @Test
  void checkForm_hostThatIsNotFound_isTaken() throws Exception {
    String url = "http://unknown.example.com/done";

    assertThat(rules.checkForm(url)).isEqualTo(URI.create(url));
    assertThatThrownBy(() -> rules.checkForm("ftp://unknown.example.com/"))
        .isInstanceOf(CallbackRefusedException.class);
  }

  @Test
  void check_veryLongAddress_isRefused() {
    assertThatThrownBy(() -> rules.check("http://example.com/" + "a".repeat(2_000)))
        .isInstanceOf(CallbackRefusedException.class);
  }

  @Test
  void check_ownLookup_refusesLocalhost() {
    assertThatThrownBy(() -> new CallbackRules(false).check("http://localhost:8080/"))
        .isInstanceOf(CallbackRefusedException.class);
  }

  @Test
  void resolver_nameThatLeadsInside_isRefused() throws Exception {
    assertThat(rules.resolver().resolve("example.com"))
        .containsExactly(
            InetAddress.getByName("93.184.216.34"), InetAddress.getByName("2606:2800:220:1::1"));
    assertThatThrownBy(() -> rules.resolver().resolve("mixed.example.com"))
        .isInstanceOf(PrivateAddressException.class);
    assertThatThrownBy(() -> rules.resolver().resolve("unknown.example.com"))
        .isInstanceOf(UnknownHostException.class)
        .isNotInstanceOf(PrivateAddressException.class);
  }
}
