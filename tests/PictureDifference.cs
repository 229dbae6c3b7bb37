using System.Text.Json;
using Microsoft.Playwright;

namespace Guance.Serverless.Tests;

/// <summary>
/// How much two pictures of pages differ to somebody who looks from afar, so that another machine's fonts do not count.
/// </summary>
/// <param name="Shape">By how much one is longer than the other, at the same width.</param>
/// <param name="Content">
/// What differs, as a part of what is drawn on the ground at all: 0 for the same picture. With other fonts, serifs even, our pages
/// come to 0.55 at most, without their first card to 0.48 at least, mostly 0.8, and another page of the same design to 0.7 at
/// least. A button of another colour is 0.2, another language 0.6 at most: that is for other tests to see.
/// </param>
public sealed record PictureDifference(double Shape, double Content)
{
    /// <summary>
    /// Both pictures become 48 squares wide. Their rows are laid beside each other like two versions of a text: one may have lines
    /// that wrap where the other's do not, so rows may be 6 % of the height apart.
    /// </summary>
    private const string Compare =
        """
        async ([approved, received]) => {
          const columns = 48;
          const [first, second] = await Promise.all([approved, received].map(async data => {
            const image = new Image();
            image.src = "data:image/png;base64," + data;
            await image.decode();
            return image;
          }));
          const rows = Math.max(1, Math.round(columns * first.height / first.width));
          const width = 3 * columns;
          const squares = image => {
            const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
            canvas.drawImage(image, 0, 0);
            const { data } = canvas.getImageData(0, 0, image.width, image.height);
            const sums = new Float64Array(width * rows), pixels = new Float64Array(width * rows);
            for (let y = 0, i = 0; y < image.height; y++) {
              const row = Math.floor(y * rows / image.height) * width;
              for (let x = 0; x < image.width; x++, i += 4) {
                const square = row + 3 * Math.floor(x * columns / image.width);
                for (let channel = 0; channel < 3; channel++) {
                  sums[square + channel] += data[i + channel];
                  pixels[square + channel]++;
                }
              }
            }
            return sums.map((sum, i) => sum / Math.max(1, pixels[i]));
          };
          const [a, b] = [squares(first), squares(second)];

          const apart = Math.round(rows * 0.06);
          const cost = Array.from({ length: rows + 1 }, () => new Float64Array(rows + 1).fill(Infinity));
          cost[0][0] = 0;
          for (let i = 1; i <= rows; i++) {
            for (let j = Math.max(1, i - apart); j <= Math.min(rows, i + apart); j++) {
              let difference = 0;
              for (let k = 0; k < width; k++) difference += Math.abs(a[(i - 1) * width + k] - b[(j - 1) * width + k]);
              cost[i][j] = Math.min(cost[i - 1][j - 1] + 2 * difference, cost[i - 1][j] + difference, cost[i][j - 1] + difference);
            }
          }

          const drawn = picture => [0, 1, 2].reduce((sum, channel) => {
            const values = picture.filter((_, i) => i % 3 === channel).sort();
            const ground = values[values.length >> 1];
            return sum + values.reduce((all, value) => all + Math.abs(value - ground), 0);
          }, 0);
          const shape = (second.height / second.width) / (first.height / first.width) - 1;
          return JSON.stringify({ Shape: Math.abs(shape), Content: cost[rows][rows] / Math.max(1, drawn(a) + drawn(b)) });
        }
        """;

    /// <param name="page">A page at about:blank, where the pictures are drawn.</param>
    /// <param name="approved">A PNG.</param>
    /// <param name="received">A PNG.</param>
    public static async Task<PictureDifference> BetweenAsync(IPage page, byte[] approved, byte[] received)
    {
        string[] pictures = [Convert.ToBase64String(approved), Convert.ToBase64String(received)];
        return JsonSerializer.Deserialize<PictureDifference>(await page.EvaluateAsync<string>(Compare, pictures))!;
    }
}
