/** HTTP requests and answers: JSON, files, errors. */
package io.github.fragmill.platform.web.http;
