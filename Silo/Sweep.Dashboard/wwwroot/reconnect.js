// A silo that was started again knows nothing of the page's old circuit, and says so: the page is then loaded anew. This needs
// a script because Blazor leaves it to whoever brings a notice of his own.
const notice = document.getElementById("components-reconnect-modal");
notice.addEventListener("components-reconnect-state-changed", change => {
    if (change.detail.state === "rejected")
        location.reload();
});
