using System.Xml.Linq;
using Bot.Host.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bot.Host.Accounts;

/// <summary>Keeps what encrypts in a folder that only the owner of the process may look into, a file each.</summary>
/// <param name="folder">Made where it is missing.</param>
internal sealed class KeyFolder(string folder) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.xml")
                .Order(StringComparer.Ordinal)
                .Select(path => XElement.Load(path)),
        ];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        var name = string.Concat(friendlyName.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
        var path = Path.Combine(folder, $"{name}.xml");
        using (var file = OwnerOnly.Open($"{path}.new", FileShare.None))
        {
            file.SetLength(0);
            element.Save(file);
            file.Flush(flushToDisk: true);
        }

        File.Move($"{path}.new", path, overwrite: true);
    }
}
