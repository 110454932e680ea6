# Claim A2: reproduced. Heavy ball, m ← βm + g, diverges above 2(1 + β)/λmax.
# Run with: gnuplot A2.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A2: reproduced'
set ylabel 'largest stable η × λmax' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics norotate ('momentum=0' 1, 'momentum=0.5' 2, 'momentum=0.9' 3, 'momentum=0.95' 4, 'momentum=0.98' 5)
set yrange [1.8407232:4.1212368]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
2 3.0000152587890625
2 3.0000152587890625
2 3.0000152587890625
2 3.0000152587890625
2 3.0000152587890625
3 3.800018310546875
3 3.800018310546875
3 3.800018310546875
3 3.800018310546875
3 3.800018310546875
4 3.899993896484375
4 3.899993896484375
4 3.899993896484375
4 3.899993896484375
4 3.899993896484375
5 3.959991455078125
5 3.959991455078125
5 3.959991455078125
5 3.959991455078125
5 3.959991455078125
EOD
$data1 << EOD
1 2
2 3
3 3.8
4 3.9
5 3.96
EOD
$data2 << EOD
1 2.0000152587890625 2 2.000030517578125
2 3.0000152587890625 3 3.000030517578125
3 3.800018310546875 3.79998779296875 3.800048828125
4 3.899993896484375 3.89996337890625 3.9000244140625
5 3.959991455078125 3.9599609375 3.96002197265625
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
