/** Takes in uploads: checks them while they arrive, stores them, adds them to the catalogue. */
package io.github.fragmill.platform.upload;
