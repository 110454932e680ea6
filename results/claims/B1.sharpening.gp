# Claim B1.sharpening: reproduced. Sharpness begins below 2/η.
# Run with: gnuplot B1.sharpening.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B1.sharpening.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B1.sharpening: reproduced'
set ylabel 'sharpness / threshold at the start' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('rate 0.1' 1, 'rate 0.2' 2)
set yrange [0.116995061:1.17226184]; set format y '%g'; set logscale y; set ytics ('0.2' 0.2, '0.5' 0.5, '1' 1)
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.11699506106268104 0.6 1.4 0.11699506106268104 1
2 0.11699506106268104 1.6 2.4 0.11699506106268104 1
EOD
$data1 << EOD
1 0.2803367626227657
1 0.29306377283121965
1 0.34283082743787696
1 0.30649367849402753
1 0.13714884544460856
2 0.5606735252455314
2 0.5861275456624393
2 0.6856616548757539
2 0.6129873569880551
2 0.2742976908892171
EOD
$data2 << EOD
1 1
2 1
EOD
$data3 << EOD
1 0.29306377283121965 0.13714884544460856 0.34283082743787696
2 0.5861275456624393 0.2742976908892171 0.6856616548757539
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
