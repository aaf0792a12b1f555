// Draws the pairs of the table as a network; without it, the table says the same.
const drawing = document.querySelector("#drawing");
const style = getComputedStyle(document.documentElement);
const color = (name) => style.getPropertyValue(name).trim();

// Cytoscape would write a style into the page, which the page forbids; style.css has it.
document.head.append(
  Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }),
);

async function draw() {
  const answer = await fetch(drawing.dataset.source);
  if (!answer.ok) return;
  const { things, links } = await answer.json();
  if (!things.length) return;
  drawing.hidden = false;
  const network = cytoscape({
    container: drawing,
    elements: [
      ...things.map((thing) => ({ data: thing })),
      ...links.map(({ between: [source, target], times }) => ({ data: { source, target, times } })),
    ],
    // Who has to do with most stands in the middle.
    layout: {
      name: "concentric",
      concentric: (node) => node.degree(),
      levelWidth: () => 6,
      minNodeSpacing: 75,
    },
    maxZoom: 2,
    minZoom: 0.2,
    style: [
      {
        selector: "node",
        style: {
          label: "data(name)",
          color: color("--ink"),
          "background-color": color("--link"),
          "font-size": 13,
          "text-wrap": "wrap",
          "text-max-width": 100,
          width: 14,
          height: 14,
        },
      },
      {
        selector: "edge",
        style: { "line-color": color("--line"), width: "mapData(times, 1, 10, 1, 6)" },
      },
      { selector: ".near", style: { "line-color": color("--link"), "z-index": 9 } },
    ],
  });
  network.on("tap", "node", ({ target }) => location.assign(target.data("address")));
  network.on("mouseover", "node", ({ target }) => target.connectedEdges().addClass("near"));
  network.on("mouseout", "node", ({ target }) => target.connectedEdges().removeClass("near"));
}

draw();
