using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fashu.Load;

/// <summary>One kept-alive HTTP/1.1 connection, as lean as the load of a busy machine asks for.</summary>
internal sealed class Wire(Uri server) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private Socket? socket;

    /// <summary>The text of the last answer's head and of what was read with it.</summary>
    public string Last => Encoding.UTF8.GetString(buffer, 0, read);

    private int read;

    /// <returns>The status, or 0 if the connection broke before the whole answer came.</returns>
    public async Task<int> Send(ReadOnlyMemory<byte> request)
    {
        try
        {
            if (socket is null)
            {
                socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
            }
            for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..]);
            return await Receive();
        }
        catch (SocketException)
        {
            Dispose();
            return 0;
        }
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    private async Task<int> Receive()
    {
        var (total, head, length) = (0, -1, -1);
        var chunked = false;
        long skipped = 0;
        while (true)
        {
            var got = await socket!.ReceiveAsync(buffer.AsMemory(total));
            if (got == 0)
            {
                Dispose();
                return 0;
            }
            total += got;
            if (head < 0 && buffer.AsSpan(0, total).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                head = end + 4;
                var fields = Encoding.ASCII.GetString(buffer, 0, head);
                chunked = fields.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
                length = fields.IndexOf("\r\nContent-Length:", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
                    ? int.Parse(fields.AsSpan(at + 17, fields.IndexOf('\r', at + 2) - at - 17)) : 0;
            }
            if (head < 0) continue;
            if (chunked ? buffer.AsSpan(0, total).EndsWith("0\r\n\r\n"u8) : skipped + total - head >= length)
            {
                read = total;
                return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
            }
            if (total < buffer.Length) continue;
            // a long page: only its end matters, so the head stays and the rest is read over
            buffer.AsSpan(total - 5).CopyTo(buffer.AsSpan(head));
            skipped += total - head - 5;
            total = head + 5;
        }
    }
}

/// <summary>The bytes of requests.</summary>
internal static class Requests
{
    public static byte[] Post(string path, string cookie, byte[] json, Guid? key = null)
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n{(key is null ? "" : $"Idempotency-Key: {key}\r\n")}\r\n";
        var bytes = new byte[head.Length + json.Length];
        Encoding.ASCII.GetBytes(head, bytes);
        json.CopyTo(bytes, head.Length);
        return bytes;
    }

    public static byte[] Get(string path, string cookie) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nAccept: text/html\r\n\r\n");
}
