using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

// The least that a function can be: one thread, one connection to the Runtime API, and the same answer to every event. What a function
// needs beyond this is its own; what this needs is the machine's, the kernel's and the benchmark's.
const string Root = "/2018-06-01/runtime/invocation/";
const string IdHeader = "Lambda-Runtime-Aws-Request-Id: ";
const string LengthHeader = "Content-Length: ";

var host = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!;
using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
socket.Connect(IPEndPoint.Parse(host));
var buffer = new byte[1 << 20];
var next = Encoding.ASCII.GetBytes($"GET {Root}next HTTP/1.1\r\nHost: {host}\r\n\r\n");
var endOfHead = "\r\n\r\n"u8.ToArray();
while (true)
{
    socket.Send(next);
    var head = Receive();
    var id = Header(head, IdHeader);
    socket.Send(Encoding.ASCII.GetBytes($"POST {Root}{id}/response HTTP/1.1\r\nHost: {host}\r\n{LengthHeader}2\r\n\r\n{{}}"));
    Receive();
}

// Reads one response to its end; only its head matters.
string Receive()
{
    var filled = 0;
    int end;
    while ((end = buffer.AsSpan(0, filled).IndexOf(endOfHead)) < 0)
    {
        filled += More(filled);
    }

    var head = Encoding.ASCII.GetString(buffer, 0, end);
    for (var all = end + endOfHead.Length + int.Parse(Header(head, LengthHeader), CultureInfo.InvariantCulture); filled < all;)
    {
        filled += More(filled);
    }

    return head;
}

int More(int filled)
{
    var read = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
    if (read == 0)
    {
        Environment.Exit(0);
    }

    return read;
}

static string Header(string head, string name)
{
    var from = head.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
    var to = head.IndexOf('\r', from);
    return to < 0 ? head[from..] : head[from..to];
}
