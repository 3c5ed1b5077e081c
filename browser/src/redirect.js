// Leads on from a short or a former address, with the query and the anchor that came along. Without
// scripts the page's own refresh leads on, without those.

const target = new URL(document.currentScript?.dataset.target ?? "./", location.href);
// In a folder there is no server to open the page in a folder.
if (location.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
target.search = location.search;
target.hash = location.hash;
location.replace(target.href);
