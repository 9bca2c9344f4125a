using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Bot.Host.Charts;

/// <summary>
/// A picture as SVG. Shapes carry the name of what they show; texts are escaped by the XML they are put in.
/// </summary>
internal sealed class Drawing
{
    public const int Width = 1200;
    public const int Height = 675;
    private const string Fonts = "NanumGothic, 'Noto Sans CJK KR', sans-serif";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly XElement _root;

    public Drawing(Colour ground)
    {
        _root = new XElement(
            Svg + "svg",
            new XAttribute("width", Width),
            new XAttribute("height", Height),
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            new XAttribute("font-family", Fonts)
        );
        Fill("ground", new Box(0, 0, Width, Height), ground);
    }

    public void Fill(string name, Box box, Colour colour, double opacity = 1)
    {
        var rectangle = Add("rect", name);
        Set(rectangle, "x", box.Left);
        Set(rectangle, "y", box.Top);
        Set(rectangle, "width", box.Width);
        Set(rectangle, "height", box.Height);
        Fill(rectangle, colour, opacity);
    }

    public void Line(string name, Spot from, Spot to, Stroke stroke) => Path(name, [from, to], stroke);

    public void Path(string name, IReadOnlyList<Spot> spots, Stroke stroke)
    {
        Trace(Add("path", name), Steps(spots), stroke);
    }

    /// <summary>Many lines as one shape.</summary>
    public void Lines(string name, IEnumerable<(Spot From, Spot To)> lines, Stroke stroke)
    {
        var steps = lines.Aggregate(new StringBuilder(), (all, line) => all.Append(Steps([line.From, line.To])));
        Trace(Add("path", name), steps, stroke);
    }

    /// <summary>Many rectangles as one shape.</summary>
    public void Boxes(string name, IEnumerable<Box> boxes, Colour colour, Stroke? edge = null)
    {
        var steps = boxes.Aggregate(
            new StringBuilder(),
            (all, box) =>
                all.Append(
                        Steps([
                            new(box.Left, box.Top),
                            new(box.Right, box.Top),
                            new(box.Right, box.Bottom),
                            new(box.Left, box.Bottom),
                        ])
                    )
                    .Append('Z')
        );
        var path = Add("path", name);
        path.SetAttributeValue("d", steps.ToString());
        Fill(path, colour, 1);
        Edge(path, edge);
    }

    /// <summary>What lies within these spots, the last of which is joined with the first.</summary>
    public void Area(string name, IReadOnlyList<Spot> spots, Colour colour, double opacity = 1, Stroke? edge = null)
    {
        var path = Add("path", name);
        path.SetAttributeValue("d", Steps(spots).Append('Z').ToString());
        Fill(path, colour, opacity);
        Edge(path, edge);
    }

    public void Text(string name, Spot place, string text, Lettering lettering)
    {
        var element = Add("text", name);
        Set(element, "x", place.X);
        Set(element, "y", place.Y);
        Set(element, "font-size", lettering.Size);
        element.SetAttributeValue("text-anchor", AnchorOf(lettering.Anchor));
        element.SetAttributeValue("font-weight", lettering.Bold ? "bold" : null);
        element.SetAttributeValue("fill", lettering.Colour);
        element.Value = ChartText.Clean(text);
    }

    public byte[] ToSvg()
    {
        using var stream = new MemoryStream();
        _root.Save(stream, SaveOptions.DisableFormatting);
        return stream.ToArray();
    }

    private static string AnchorOf(Anchor anchor) =>
        anchor switch
        {
            Anchor.Start => "start",
            Anchor.Middle => "middle",
            Anchor.End => "end",
        };

    private static void Edge(XElement path, Stroke? edge)
    {
        path.SetAttributeValue("stroke", edge?.Colour);
        path.SetAttributeValue("stroke-width", edge is { } line ? Number(line.Width) : null);
    }

    private static void Trace(XElement path, StringBuilder steps, Stroke stroke)
    {
        path.SetAttributeValue("d", steps.ToString());
        path.SetAttributeValue("fill", "none");
        path.SetAttributeValue("stroke", stroke.Colour);
        path.SetAttributeValue("stroke-linejoin", "round");
        path.SetAttributeValue("stroke-dasharray", stroke.Dashes);
        Set(path, "stroke-width", stroke.Width);
    }

    private static StringBuilder Steps(IReadOnlyList<Spot> spots)
    {
        var steps = new StringBuilder(spots.Count * 14);
        for (var index = 0; index < spots.Count; index++)
        {
            steps
                .Append(index == 0 ? 'M' : 'L')
                .Append(Number(spots[index].X))
                .Append(' ')
                .Append(Number(spots[index].Y));
        }

        return steps;
    }

    private static void Fill(XElement element, Colour colour, double opacity)
    {
        element.SetAttributeValue("fill", colour);
        element.SetAttributeValue("fill-opacity", opacity < 1 ? Number(opacity) : null);
    }

    private static void Set(XElement element, string attribute, double value) =>
        element.SetAttributeValue(attribute, Number(value));

    private static string Number(double value) =>
        double.IsFinite(value)
            ? Math.Round(value, 2).ToString(CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("a place on a picture must be a number");

    private XElement Add(string shape, string name)
    {
        var element = new XElement(Svg + shape, new XAttribute("class", name));
        _root.Add(element);
        return element;
    }
}
