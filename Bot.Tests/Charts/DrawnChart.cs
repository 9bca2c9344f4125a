using System.Globalization;
using System.Xml.Linq;
using Bot.Host.Charts;

namespace Bot.Tests.Charts;

/// <summary>A chart's SVG, read again.</summary>
internal sealed class DrawnChart(Drawing drawing)
{
    private readonly XElement _root = XElement.Load(new MemoryStream(drawing.ToSvg()));

    public IEnumerable<XElement> Named(string name) =>
        _root.Elements().Where(element => element.Attribute("class")?.Value == name);

    public IReadOnlyList<string> Texts(string name) => [.. Named(name).Select(element => element.Value)];

    /// <summary>The places that a path goes through.</summary>
    public static IReadOnlyList<(double X, double Y)> Places(XElement path) =>
        [
            .. path.Attribute("d")!
                .Value.Replace("Z", "", StringComparison.Ordinal)
                .Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
                .Select(step => step.Split(' '))
                .Select(step => (Number(step[0]), Number(step[1]))),
        ];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    /// <summary>Every number that a shape is placed by.</summary>
    public IEnumerable<double> Numbers() =>
        _root
            .Elements()
            .SelectMany(element => element.Attributes())
            .Where(attribute => attribute.Name.LocalName is "x" or "y" or "width" or "height" or "font-size")
            .Select(attribute => Number(attribute.Value))
            .Concat(
                _root
                    .Elements()
                    .Where(element => element.Attribute("d") is not null)
                    .SelectMany(Places)
                    .SelectMany(place => new[] { place.X, place.Y })
            );
}
