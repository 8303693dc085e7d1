// Written for any browser: an old one gets a sentence, not an empty page.
(function () {
  var good = false;
  try {
    good = typeof DecompressionStream === "function" && typeof AbortSignal.timeout === "function" &&
      WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]));
  } catch (error) {}
  if (!good) {
    document.getElementById("too-old").hidden = false;
    document.getElementById("too-old").scrollIntoView();
  }
})();
