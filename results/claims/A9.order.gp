# Claim A9.order: reproduced. At small rates their distance falls in proportion to the rate.
# Run with: gnuplot A9.order.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A9.order.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A9.order: reproduced'
set ylabel 'order in the rate' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('momentum=0.5' 1, 'momentum=0.9' 2, 'momentum=0.98' 3)
set yrange [0.9768:1.0232]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.98 0.6 1.4 0.98 1.02
2 0.98 1.6 2.4 0.98 1.02
3 0.98 2.6 3.4 0.98 1.02
EOD
$data1 << EOD
1 0.9999605695157706
1 0.9999841207772946
1 0.9999625134137804
1 0.9999646369757311
1 0.9999722611063928
2 0.999101345271305
2 0.9996236961015468
2 0.9991430785103854
2 0.999188689443576
2 0.999356646915116
3 0.9865255589685189
3 0.9939187790042577
3 0.9870980232649683
3 0.9877191008666614
3 0.9900475291119589
EOD
$data2 << EOD
1 1
2 1
3 1
EOD
$data3 << EOD
1 0.9999646369757311 0.9999605695157706 0.9999841207772946
2 0.999188689443576 0.999101345271305 0.9996236961015468
3 0.9877191008666614 0.9865255589685189 0.9939187790042577
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
